// Made by generate.mjs of docs/openapi.yaml and docs/asyncapi.yaml. Do not edit.

export interface paths {
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an account
         * @description Creates the account and its first session. Usernames are lowered, and taken whatever their case.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a session
         * @description The answer is the same for an unknown login and a wrong password. Ten failures on one account answer 429 for five
         *     minutes, the right password included.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the tokens
         * @description Gives a new access token and a new refresh token, and the old refresh token is used up. One that comes a second time
         *     has been stolen, or its answer was lost: the session ends, and both get 401.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End this session
         * @description Its tokens stop working everywhere and its sockets are closed, within two seconds.
         */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is logged in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Log out somewhere else */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account */
        get: operations["readOwnUser"];
        put?: never;
        post?: never;
        /**
         * Erase one's own account
         * @description The account goes, with all that it wrote; messages it sent stay as empty texts. There is no way back.
         */
        delete: operations["eraseOwnUser"];
        options?: never;
        head?: never;
        /**
         * Change one's own account
         * @description What is absent stays as it is. Going private answers once it holds for new posts, and holds for old ones within two
         *     seconds. Changing the password needs both passwords, keeps this session and ends all others.
         */
        patch: operations["changeOwnUser"];
        trace?: never;
    };
    "/api/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed
         * @description What the caller may see, without the posts of those whom the caller mutes.
         */
        get: operations["listPosts"];
        put?: never;
        /** Publish a post */
        post: operations["publishPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** One post */
        get: operations["readPost"];
        /**
         * Edit a post
         * @description By its author, up to and including `editableUntil`, by the database's clock.
         */
        put: operations["editPost"];
        post?: never;
        /**
         * Delete a post
         * @description By its author, at any time.
         */
        delete: operations["deletePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{postId}/like": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /** Like a post */
        put: operations["like"];
        /**
         * Like a post, or take the like back
         * @description For a button. Where a request may be sent twice, set the state with PUT and DELETE, or send a key.
         */
        post: operations["toggleLike"];
        /** Like a post no longer */
        delete: operations["unlike"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{postId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** The comments on a post */
        get: operations["listComments"];
        put?: never;
        /** Comment on a post */
        post: operations["writeComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{postId}/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a comment
         * @description By its author, or the post's.
         */
        delete: operations["deleteComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person's profile
         * @description With counts, and how the caller and the person stand to each other. Someone who has blocked the caller is not there;
         *     someone whom the caller has blocked is, with `blocked: true`.
         */
        get: operations["readProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who follows a person */
        get: operations["listFollowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a person follows */
        get: operations["listFollowing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people
         * @description By username and display name: first those one has to do with, then those whose name begins so, then similar ones.
         *     Nobody who is blocked, either way.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow a person, or no longer
         * @description From `none` to `following`, or to `pending` where the account is private; from either of those to `none`. What a
         *     rejected follower sees stays `pending` until withdrawn.
         */
        post: operations["toggleFollow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /** Follow a person */
        put: operations["follow"];
        post?: never;
        /**
         * Follow a person no longer
         * @description Also withdraws a request.
         */
        delete: operations["unfollow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks to follow */
        get: operations["listFollowRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follow/requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or reject a follow request
         * @description The same act as at `/api/notifications/{id}`. Decided again the same way it answers 200; the other way 409. The one
         *     who asked learns of an acceptance, never of a rejection.
         */
        post: operations["decideFollowRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom one blocks */
        get: operations["listBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocks/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Block a person
         * @description Severs both ways: follows, messages, notifications, search and rooms. Each gets 404 for what the other wrote.
         *     Unblocking restores nothing.
         */
        put: operations["block"];
        post?: never;
        /** Block a person no longer */
        delete: operations["unblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom one mutes */
        get: operations["listMutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mutes/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Mute a person
         * @description Hides their posts from the feed and from `new_post`, and their notifications; of which they learn nothing. Their
         *     messages arrive, without a notification.
         */
        put: operations["mute"];
        post?: never;
        /** Mute a person no longer */
        delete: operations["unmute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages with a person */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message
         * @description Delivered directly to a public account, to someone who follows the sender, and to someone who has written to the
         *     sender or accepted a request of theirs. Otherwise the first message waits as a request; a second one is refused
         *     until it is accepted. A message sent again with its `clientMessageId` is the first one, whatever its text.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's conversations */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks to write */
        get: operations["listMessageRequests"];
        put?: never;
        /**
         * Accept or reject a message request
         * @description Accepted, the message is delivered and the conversation is open. A rejection is not told to the sender.
         */
        post: operations["decideMessageRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{conversationId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Read up to a message */
        put: operations["readMessages"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's notifications */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or reject the follow request that a notification tells of
         * @description The same act as at `/api/follow/requests/{requestId}`.
         */
        post: operations["decideNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark a notification as read */
        put: operations["readNotification"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark all notifications as read */
        put: operations["readAllNotifications"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is online
         * @description Of mutual follows and of those with whom a message was exchanged; the others are left out. Someone is offline ten
         *     seconds after their last device has gone. Who hides their presence neither shows nor sees it.
         */
        get: operations["readPresence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that access tokens are signed with
         * @description A JSON Web Key Set ([RFC 7517](https://www.rfc-editor.org/rfc/rfc7517#section-5)), for who verifies tokens.
         */
        get: operations["readKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: uuid
         * @description Opaque; do not read anything out of it.
         */
        Id: string;
        Registration: {
            /** @description Upper case is accepted, and lowered. */
            username: string;
            /** Format: email */
            email: string;
            /** @description Not one of the common ones. */
            password: string;
            /** @description The username, if absent. */
            displayName?: string | null;
            /** @description Whether followers have to ask; false, if absent. */
            private?: boolean | null;
        };
        /** @description A password, and a username or e-mail address under any of the three names. */
        Credentials: {
            login?: string | null;
            username?: string | null;
            email?: string | null;
            password: string;
        };
        Refresh: {
            refreshToken: string;
        };
        /** @description What is absent stays as it is. */
        ProfileChange: {
            displayName?: string | null;
            /** @description Whether followers have to ask. */
            private?: boolean | null;
            /** @description Neither show nor see who is online. */
            presenceHidden?: boolean | null;
            /** @description Comes with `newPassword`. */
            currentPassword?: string | null;
            /** @description Not one of the common ones. */
            newPassword?: string | null;
        };
        Confirmation: {
            currentPassword: string;
        };
        PostText: {
            /** @description Not blank; lengths are in code points. */
            content: string;
        };
        CommentText: {
            /** @description Not blank. */
            content: string;
        };
        Whom: {
            userId: components["schemas"]["Id"];
        };
        Verdict: {
            /** @enum {string} */
            action: "accept" | "reject";
        };
        MessageVerdict: {
            requestId: components["schemas"]["Id"];
            /** @enum {string} */
            action: "accept" | "reject";
        };
        NewMessage: {
            receiverId: components["schemas"]["Id"];
            /** @description Not blank. */
            content: string;
            /**
             * @description Names the message among those of its sender in the conversation: sent again under the same name, it is the same
             *     message.
             */
            clientMessageId?: string | null;
        };
        UpTo: {
            messageId: components["schemas"]["Id"];
        };
        /** @description What a client is given when a session begins or is refreshed. */
        Tokens: {
            /** @description A JWT with `sub`, the user's id, `sid`, the session's, and `username`. */
            accessToken: string;
            /** @description Opaque, and good for one use. */
            refreshToken: string;
            /** @description Always `Bearer`. */
            tokenType: string;
            /** @description Seconds until the access token expires. */
            expiresIn: number;
            user: components["schemas"]["OwnUser"];
        };
        User: {
            id: components["schemas"]["Id"];
            username: string;
            displayName: string;
            /** @description Whether followers have to ask. */
            private: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A user as they see themselves. */
        OwnUser: components["schemas"]["User"] & {
            /** @description As it was written when registering. */
            email: string;
            /** @description Whether the user neither shows nor sees who is online. */
            presenceHidden: boolean;
        };
        /** @description A place where somebody is logged in. */
        Session: {
            id: components["schemas"]["Id"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was begun or last refreshed.
             */
            lastUsedAt: string;
            /** @description What the client called itself. */
            userAgent: string | null;
            /** @description Whether this is the session that asks. */
            current: boolean;
        };
        /** @description A person, as shown beside what they did. */
        Author: {
            id: components["schemas"]["Id"];
            username: string;
            displayName: string;
        };
        Post: {
            id: components["schemas"]["Id"];
            author: components["schemas"]["Author"];
            content: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: date-time
             * @description The last moment at which its author may edit it.
             */
            editableUntil: string;
            likeCount: number;
            commentCount: number;
            /** @description By the caller. */
            liked: boolean;
        };
        LikeState: {
            /** @description By the caller. */
            liked: boolean;
            likeCount: number;
        };
        Comment: {
            id: components["schemas"]["Id"];
            postId: components["schemas"]["Id"];
            author: components["schemas"]["Author"];
            content: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A person as the caller sees them. Counts are of whom the caller would be shown in the lists. */
        Profile: components["schemas"]["User"] & {
            followerCount: number;
            followingCount: number;
            postCount: number;
            relation: components["schemas"]["Relation"];
        };
        /** @description How the caller and the person stand to each other. */
        Relation: {
            /**
             * @description Whether the caller follows the person.
             * @enum {string}
             */
            following: "none" | "pending" | "following";
            /** @description Whether the person follows the caller. */
            followedBy: boolean;
            /** @description By the caller. */
            blocked: boolean;
            /** @description By the caller. */
            muted: boolean;
        };
        FollowState: {
            /** @enum {string} */
            status: "none" | "pending" | "following";
        };
        BlockState: {
            blocked: boolean;
        };
        MuteState: {
            muted: boolean;
        };
        FollowRequest: {
            id: components["schemas"]["Id"];
            /** @description Who asks. */
            user: components["schemas"]["Author"];
            /** Format: date-time */
            createdAt: string;
        };
        DecidedRequest: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            status: "pending" | "accepted" | "rejected" | "withdrawn";
        };
        Message: {
            id: components["schemas"]["Id"];
            conversationId: components["schemas"]["Id"];
            senderId: components["schemas"]["Id"];
            receiverId: components["schemas"]["Id"];
            /** @description Empty once its sender has erased their account. */
            content: string;
            /** @description As its sender named it. */
            clientMessageId: string | null;
            /**
             * @description `requested` while it waits to be accepted.
             * @enum {string}
             */
            status: "delivered" | "requested";
            /**
             * Format: date-time
             * @description Later than that of every message before it.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the receiver has read it.
             */
            readAt: string | null;
        };
        Conversation: {
            id: components["schemas"]["Id"];
            /** @description The other one. */
            user: components["schemas"]["Author"];
            lastMessage: components["schemas"]["Message"];
            unreadCount: number;
        };
        MessageRequest: {
            id: components["schemas"]["Id"];
            /** @description Who asks. */
            user: components["schemas"]["Author"];
            message: components["schemas"]["Message"];
            /** Format: date-time */
            createdAt: string;
        };
        Notification: {
            id: components["schemas"]["Id"];
            /** @description Whom it is for. */
            userId: components["schemas"]["Id"];
            /** @description `follow`, `like`, `comment`, `message` or `test`; others may come. */
            type: string;
            title: string;
            content: string;
            /**
             * @description A JSON object as text, by `type`: of `follow` a FollowMetadata, of `like` a LikeMetadata, of `comment` a
             *     CommentMetadata, of `message` a MessageMetadata; of `test` an empty object.
             */
            metadata: string;
            read: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description Of a `follow` notification. `requestId` and `status` are there where the follow was or is a request. */
        FollowMetadata: {
            /** @description Who acted; who follows or asks to, or who accepted the recipient's request. */
            followerId: components["schemas"]["Id"];
            followerUsername: string;
            requestId?: components["schemas"]["Id"];
            /** @enum {string} */
            status?: "pending" | "accepted" | "rejected" | "withdrawn";
        };
        LikeMetadata: {
            postId: components["schemas"]["Id"];
            likerId: components["schemas"]["Id"];
            likerUsername: string;
        };
        CommentMetadata: {
            postId: components["schemas"]["Id"];
            commentId: components["schemas"]["Id"];
            commenterId: components["schemas"]["Id"];
            commenterUsername: string;
        };
        /** @description Of a `message` notification, of which there is one per conversation while it is unread. */
        MessageMetadata: {
            conversationId: components["schemas"]["Id"];
            messageId: components["schemas"]["Id"];
            senderId: components["schemas"]["Id"];
            senderUsername: string;
        };
        Presence: {
            userId: components["schemas"]["Id"];
            online: boolean;
            /**
             * Format: date-time
             * @description Null while online, and where it is not known.
             */
            lastSeen: string | null;
        };
        PresenceList: {
            items: components["schemas"]["Presence"][];
        };
        KeySet: {
            keys: Record<string, never>[];
        };
        SessionPage: {
            items: components["schemas"]["Session"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        PostPage: {
            items: components["schemas"]["Post"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        CommentPage: {
            items: components["schemas"]["Comment"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        AuthorPage: {
            items: components["schemas"]["Author"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        FollowRequestPage: {
            items: components["schemas"]["FollowRequest"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        MessagePage: {
            items: components["schemas"]["Message"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ConversationPage: {
            items: components["schemas"]["Conversation"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        MessageRequestPage: {
            items: components["schemas"]["MessageRequest"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        NotificationPage: {
            items: components["schemas"]["Notification"][];
            nextCursor: components["schemas"]["NextCursor"];
            /** @description Of all that the caller has, whatever the page. */
            unreadCount: number;
        };
        /** @description For the next page; null on the last one. */
        NextCursor: string | null;
        /** @description An RFC 9457 problem document. */
        Problem: {
            /** @description `urn:chorus:problem:` and the code. */
            type: string;
            title: string;
            status: number;
            /** @description For the person who reads it, not for programs. */
            detail: string;
            /**
             * @description Stable; what programs go by.
             * @enum {string}
             */
            code: "VALIDATION_FAILED" | "UNAUTHENTICATED" | "FORBIDDEN" | "EDIT_WINDOW_CLOSED" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "NOT_ACCEPTABLE" | "USERNAME_TAKEN" | "EMAIL_TAKEN" | "REQUEST_PENDING" | "ALREADY_DECIDED" | "IDEMPOTENCY_IN_PROGRESS" | "REQUEST_WITHDRAWN" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "IDEMPOTENCY_KEY_REUSED" | "NOT_A_REQUEST" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE";
            /** @description What to quote when asking about it. */
            traceId: string | null;
            /** @description Left out where no field is to blame. */
            errors?: components["schemas"]["FieldProblem"][];
        };
        FieldProblem: {
            field: string;
            message: string;
        };
        /** @description A Post without `liked`, which depends on who is looking. */
        PushedPost: {
            id: components["schemas"]["Id"];
            author: components["schemas"]["Author"];
            content: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            editableUntil: string;
            likeCount: number;
            commentCount: number;
        };
        DeletedPost: {
            id: components["schemas"]["Id"];
        };
        PostStats: {
            postId: components["schemas"]["Id"];
            likeCount: number;
            commentCount: number;
        };
        DeletedComment: {
            id: components["schemas"]["Id"];
            postId: components["schemas"]["Id"];
        };
        /** @description All messages to the reader up to this one. */
        MessageRead: {
            conversationId: components["schemas"]["Id"];
            readerId: components["schemas"]["Id"];
            messageId: components["schemas"]["Id"];
            /** Format: date-time */
            readAt: string;
        };
        Typist: {
            userId: components["schemas"]["Id"];
        };
        TokenExpiring: {
            /** Format: date-time */
            expiresAt: string;
        };
        SyncRequired: {
            /**
             * @description `too_old`: more than two minutes, or more than the server keeps, lies between. `too_much`: more was missed than
             *     is sent at once. `unknown`: not something that this server has given. `not_yours`: the session of another user.
             *     `unavailable`: which rooms are still open cannot be told at the moment.
             */
            reason: string;
        };
        /** @description Opaque. */
        Offset: string;
        Receiver: {
            receiverId: components["schemas"]["Id"];
        };
        TestNotification: {
            /** @description Oneself. */
            userId: components["schemas"]["Id"];
            /** @constant */
            type: "test";
            title: string;
            content: string;
        };
        /** @description An access token. */
        Token: string;
        Done: {
            /** @constant */
            ok: true;
        };
        MessageSent: {
            /** @constant */
            ok: true;
            message: components["schemas"]["Message"];
        };
        NotificationSent: {
            /** @constant */
            ok: true;
            notification: components["schemas"]["Notification"];
        };
        Renewed: {
            /** @constant */
            ok: true;
            /** Format: date-time */
            expiresAt: string;
        };
        Refused: {
            /** @constant */
            ok: false;
            error: {
                /**
                 * @description Stable; what programs go by.
                 * @enum {string}
                 */
                code: "BAD_REQUEST" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "REQUEST_PENDING" | "TOO_MANY_ROOMS" | "UNKNOWN_EVENT" | "RATE_LIMITED" | "UNAVAILABLE" | "INTERNAL";
                /** @description For the person who reads it, not for programs. */
                message: string;
            };
        };
        /** @description By name, what each event from the server carries. */
        Pushed: {
            new_post: components["schemas"]["PushedPost"];
            post_updated: components["schemas"]["PushedPost"];
            post_deleted: components["schemas"]["DeletedPost"];
            post_stats: components["schemas"]["PostStats"];
            new_comment: components["schemas"]["Comment"];
            comment_deleted: components["schemas"]["DeletedComment"];
            new_message: components["schemas"]["Message"];
            message_read: components["schemas"]["MessageRead"];
            new_notification: components["schemas"]["Notification"];
            notification_marked_read: components["schemas"]["Id"];
            notification_removed: components["schemas"]["Id"];
            user_online: components["schemas"]["Id"];
            user_offline: components["schemas"]["Id"];
            user_typing: components["schemas"]["Typist"];
            user_stop_typing: components["schemas"]["Typist"];
            token_expiring: components["schemas"]["TokenExpiring"];
            sync_required: components["schemas"]["SyncRequired"];
            position: components["schemas"]["Offset"];
        };
        /** @description By name, what each event to the server carries, and what acknowledges it. */
        Said: {
            join: {
                payload: components["schemas"]["Id"];
                answer: components["schemas"]["Done"];
            };
            join_post: {
                payload: components["schemas"]["Id"];
                answer: components["schemas"]["Done"];
            };
            leave_post: {
                payload: components["schemas"]["Id"];
                answer: components["schemas"]["Done"];
            };
            typing: {
                payload: components["schemas"]["Receiver"];
                answer: components["schemas"]["Done"];
            };
            stop_typing: {
                payload: components["schemas"]["Receiver"];
                answer: components["schemas"]["Done"];
            };
            send_message: {
                payload: components["schemas"]["NewMessage"];
                answer: components["schemas"]["MessageSent"];
            };
            mark_notification_read: {
                payload: components["schemas"]["Id"];
                answer: components["schemas"]["Done"];
            };
            send_notification: {
                payload: components["schemas"]["TestNotification"];
                answer: components["schemas"]["NotificationSent"];
            };
            authenticate: {
                payload: components["schemas"]["Token"];
                answer: components["schemas"]["Renewed"];
            };
        };
    };
    responses: {
        /** @description `VALIDATION_FAILED`: something in the request is not as it must be; `errors` says which field, if it was one. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "VALIDATION_FAILED";
                };
            };
        };
        /** @description `UNAUTHENTICATED`: no valid token, or the session is over. At login: a wrong login or password. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "UNAUTHENTICATED";
                };
            };
        };
        /** @description `FORBIDDEN`: one may see it, and yet it is not one's own. */
        NotYours: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "FORBIDDEN";
                };
            };
        };
        /** @description `FORBIDDEN`: somebody else wrote it. `EDIT_WINDOW_CLOSED`: the time for edits is over. */
        EditRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "FORBIDDEN" | "EDIT_WINDOW_CLOSED";
                };
            };
        };
        /** @description `FORBIDDEN`: the current password is wrong, as `errors` says. Not 401: the access token is fine. */
        WrongPassword: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "FORBIDDEN";
                };
            };
        };
        /** @description `NOT_FOUND`: missing, or not for the caller to see; the two look alike. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "NOT_FOUND";
                };
            };
        };
        /** @description `USERNAME_TAKEN` or `EMAIL_TAKEN`: somebody has it. */
        NameTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "USERNAME_TAKEN" | "EMAIL_TAKEN";
                };
            };
        };
        /** @description `REQUEST_PENDING`: the first message still waits to be accepted, or was rejected. */
        RequestPending: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "REQUEST_PENDING" | "IDEMPOTENCY_IN_PROGRESS";
                };
            };
        };
        /** @description `ALREADY_DECIDED`: the request was decided the other way. */
        AlreadyDecided: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "ALREADY_DECIDED" | "IDEMPOTENCY_IN_PROGRESS";
                };
            };
        };
        /** @description `REQUEST_WITHDRAWN`: the one who asked has taken the request back. */
        Withdrawn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 410;
                    /** @enum {unknown} */
                    code?: "REQUEST_WITHDRAWN";
                };
            };
        };
        /** @description `NOT_A_REQUEST`: the notification tells of something that is not to be decided. */
        NotARequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "NOT_A_REQUEST" | "IDEMPOTENCY_KEY_REUSED";
                };
            };
        };
        /**
         * @description What any call may be answered with: 405 `METHOD_NOT_ALLOWED`, 406 `NOT_ACCEPTABLE`, 409 `IDEMPOTENCY_IN_PROGRESS`,
         *     413 `PAYLOAD_TOO_LARGE`, 415 `UNSUPPORTED_MEDIA_TYPE`, 422 `IDEMPOTENCY_KEY_REUSED`, 429 `RATE_LIMITED` and 503
         *     `UNAVAILABLE`, both with `Retry-After`, and 500 `INTERNAL`.
         */
        Other: {
            headers: {
                /** @description Seconds after which trying again may help. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status?: 405 | 406 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
                    /** @enum {unknown} */
                    code?: "METHOD_NOT_ALLOWED" | "NOT_ACCEPTABLE" | "IDEMPOTENCY_IN_PROGRESS" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE";
                };
            };
        };
    };
    parameters: {
        /** @description The most items to return. */
        limit: number;
        /** @description The `nextCursor` of an earlier answer. */
        cursor: string;
        /**
         * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
         *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
         *     being worked on.
         */
        idempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description The account exists, and this is its first session. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["Invalid"];
            409: components["responses"]["NameTaken"];
            default: components["responses"]["Other"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description A new session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The next pair. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's sessions, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session. */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    readOwnUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account, with what only its owner sees. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnUser"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    eraseOwnUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description The account is erased. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["WrongPassword"];
            default: components["responses"]["Other"];
        };
    };
    changeOwnUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description The account as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnUser"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["WrongPassword"];
            default: components["responses"]["Other"];
        };
    };
    listPosts: {
        parameters: {
            query?: {
                /** @description `all` that one may see, or only one's own and those of the people one follows. */
                scope?: "all" | "following";
                /** @description Only the posts of this user. */
                author?: components["schemas"]["Id"];
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Posts, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    publishPost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostText"];
            };
        };
        responses: {
            /** @description The post; `new_post` tells everyone who may see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    readPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The post as the caller sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    editPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostText"];
            };
        };
        responses: {
            /** @description The post as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["EditRefused"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    deletePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The post is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotYours"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    like: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeState"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    toggleLike: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    unlike: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeState"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Comments, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    writeComment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentText"];
            };
        };
        responses: {
            /** @description The comment; `new_comment` tells the post's room. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    deleteComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                postId: components["schemas"]["Id"];
                /** @description The comment. */
                commentId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comment is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotYours"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    readProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    listFollowers: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Followers, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    listFollowing: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom they follow, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    search: {
        parameters: {
            query: {
                /** @description What the name begins with, or resembles. */
                q: string;
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People, the nearest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    toggleFollow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Whom"];
            };
        };
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    unfollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    listFollowRequests: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pending requests, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowRequestPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    decideFollowRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The request. */
                requestId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verdict"];
            };
        };
        responses: {
            /** @description What has become of the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedRequest"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyDecided"];
            410: components["responses"]["Withdrawn"];
            default: components["responses"]["Other"];
        };
    };
    listBlocks: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom one blocks, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    unblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    listMutes: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom one mutes, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    mute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MuteState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    unmute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person. */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MuteState"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    listMessages: {
        parameters: {
            query: {
                /** @description The other one. */
                userId: components["schemas"]["Id"];
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages, the newest first; their one order is that of `createdAt`, which is never the same twice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description The message; `new_message` tells all devices of both, of a request the sender's only. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RequestPending"];
            default: components["responses"]["Other"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conversations, that with the newest message first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    listMessageRequests: {
        parameters: {
            query?: {
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages that wait, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRequestPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    decideMessageRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageVerdict"];
            };
        };
        responses: {
            /** @description What has become of the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedRequest"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyDecided"];
            default: components["responses"]["Other"];
        };
    };
    readMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation. */
                conversationId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpTo"];
            };
        };
        responses: {
            /** @description All that came up to this message is read; `message_read` tells all devices of both. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description Leave out those that are read. */
                unreadOnly?: boolean;
                /** @description The most items to return. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of an earlier answer. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Notifications, the newest first, and how many are unread in all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    decideNotification: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request among the caller's to this path for 24 hours: sent again, it gets the first answer. With another
                 *     body it is refused with 422 `IDEMPOTENCY_KEY_REUSED`, and with 409 `IDEMPOTENCY_IN_PROGRESS` while the first is
                 *     being worked on.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description The notification. */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verdict"];
            };
        };
        responses: {
            /** @description The notification, whose metadata says what was decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyDecided"];
            410: components["responses"]["Withdrawn"];
            422: components["responses"]["NotARequest"];
            default: components["responses"]["Other"];
        };
    };
    readNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The notification. */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is read; `notification_marked_read` tells all devices. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Other"];
        };
    };
    readAllNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All are read; `notification_marked_read` tells of each. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    readPresence: {
        parameters: {
            query: {
                /** @description Separated by commas. */
                userIds: components["schemas"]["Id"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those of them whom the caller may see. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Other"];
        };
    };
    readKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys; may be kept for five minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            default: components["responses"]["Other"];
        };
    };
}
