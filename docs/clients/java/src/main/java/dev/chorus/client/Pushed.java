package dev.chorus.client;

/** What the server says unasked, each with what it carries. {@code docs/asyncapi.yaml} says who hears it. */
public record Pushed<T>(String name, Class<T> payload) {
    public static final Pushed<Types.PushedPost> NEW_POST = new Pushed<>("new_post", Types.PushedPost.class);
    public static final Pushed<Types.PushedPost> POST_UPDATED = new Pushed<>("post_updated", Types.PushedPost.class);
    public static final Pushed<Types.DeletedPost> POST_DELETED = new Pushed<>("post_deleted", Types.DeletedPost.class);
    public static final Pushed<Types.PostStats> POST_STATS = new Pushed<>("post_stats", Types.PostStats.class);
    public static final Pushed<Types.Comment> NEW_COMMENT = new Pushed<>("new_comment", Types.Comment.class);
    public static final Pushed<Types.DeletedComment> COMMENT_DELETED =
            new Pushed<>("comment_deleted", Types.DeletedComment.class);
    public static final Pushed<Types.Message> NEW_MESSAGE = new Pushed<>("new_message", Types.Message.class);
    public static final Pushed<Types.MessageRead> MESSAGE_READ = new Pushed<>("message_read", Types.MessageRead.class);
    public static final Pushed<Types.Notification> NEW_NOTIFICATION =
            new Pushed<>("new_notification", Types.Notification.class);
    public static final Pushed<String> NOTIFICATION_MARKED_READ =
            new Pushed<>("notification_marked_read", String.class);
    public static final Pushed<String> NOTIFICATION_REMOVED = new Pushed<>("notification_removed", String.class);
    public static final Pushed<String> USER_ONLINE = new Pushed<>("user_online", String.class);
    public static final Pushed<String> USER_OFFLINE = new Pushed<>("user_offline", String.class);
    public static final Pushed<Types.Typist> USER_TYPING = new Pushed<>("user_typing", Types.Typist.class);
    public static final Pushed<Types.Typist> USER_STOP_TYPING = new Pushed<>("user_stop_typing", Types.Typist.class);
    public static final Pushed<Types.TokenExpiring> TOKEN_EXPIRING =
            new Pushed<>("token_expiring", Types.TokenExpiring.class);
    public static final Pushed<Types.SyncRequired> SYNC_REQUIRED =
            new Pushed<>("sync_required", Types.SyncRequired.class);
    public static final Pushed<String> POSITION = new Pushed<>("position", String.class);
}
