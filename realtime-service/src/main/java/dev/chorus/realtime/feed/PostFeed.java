package dev.chorus.realtime.feed;

import dev.chorus.events.PostEvent;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.Publication.Eviction;
import dev.chorus.realtime.hub.Publication.Latest;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import java.util.List;
import org.springframework.stereotype.Component;

/** Posts, likes and comments as pushes. */
@Component
final class PostFeed {
    private final PushEncoder packets;

    PostFeed(PushEncoder packets) {
        this.packets = packets;
    }

    List<Publication> publications(PostEvent event) {
        return switch (event) {
            case PostEvent.Created created ->
                List.of(push(
                        Room.EVERYONE,
                        Hearing.ofNewPost(created.author().id(), created.authorPrivate()),
                        created,
                        PushedEvent.NEW_POST,
                        post(created)));
            case PostEvent.Updated updated ->
                List.of(push(
                        Room.EVERYONE,
                        Hearing.ofPost(updated.author().id(), updated.authorPrivate()),
                        updated,
                        PushedEvent.POST_UPDATED,
                        post(updated)));
            case PostEvent.Deleted deleted ->
                List.of(
                        push(
                                Room.EVERYONE,
                                Hearing.ofPost(deleted.authorId(), deleted.authorPrivate()),
                                deleted,
                                PushedEvent.POST_DELETED,
                                new Representations.DeletedPost(deleted.postId())),
                        new Eviction(room(deleted)));
            case PostEvent.Liked liked -> List.of(stats(liked, liked.likeCount(), liked.commentCount()));
            case PostEvent.Unliked unliked -> List.of(stats(unliked, unliked.likeCount(), unliked.commentCount()));
            case PostEvent.CommentCreated comment ->
                List.of(
                        push(
                                room(comment),
                                Hearing.ofAct(comment.commenter().id()),
                                comment,
                                PushedEvent.NEW_COMMENT,
                                comment(comment)),
                        stats(comment, comment.likeCount(), comment.commentCount()));
            case PostEvent.CommentDeleted comment ->
                List.of(
                        push(
                                room(comment),
                                Hearing.ofAct(comment.commenterId()),
                                comment,
                                PushedEvent.COMMENT_DELETED,
                                new Representations.DeletedComment(comment.commentId(), comment.postId())),
                        stats(comment, comment.likeCount(), comment.commentCount()));
        };
    }

    private Announcement push(Room room, Hearing hearing, PostEvent event, PushedEvent name, Object representation) {
        return new Announcement(room, hearing, packets.encode(name, representation), event.at());
    }

    private Latest stats(PostEvent event, long likeCount, long commentCount) {
        Object stats = new Representations.PostStats(event.postId(), likeCount, commentCount);
        return new Latest(room(event), packets.encode(PushedEvent.POST_STATS, stats), event.at());
    }

    private static Room.Post room(PostEvent event) {
        return new Room.Post(event.postId());
    }

    private static Representations.Post post(PostEvent.Created event) {
        return new Representations.Post(
                event.postId(),
                event.author(),
                event.content(),
                event.createdAt(),
                event.updatedAt(),
                event.editableUntil(),
                event.likeCount(),
                event.commentCount());
    }

    private static Representations.Post post(PostEvent.Updated event) {
        return new Representations.Post(
                event.postId(),
                event.author(),
                event.content(),
                event.createdAt(),
                event.updatedAt(),
                event.editableUntil(),
                event.likeCount(),
                event.commentCount());
    }

    private static Representations.Comment comment(PostEvent.CommentCreated event) {
        return new Representations.Comment(
                event.commentId(), event.postId(), event.commenter(), event.content(), event.createdAt());
    }
}
