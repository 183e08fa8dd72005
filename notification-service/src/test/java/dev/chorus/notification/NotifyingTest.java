package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Notification;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NotifyingTest extends RunningService {

    @Test
    void aLikeNotifiesTheAuthorOfThePost() {
        Author ada = person("Ada");
        Author grace = person("Grace");
        Post post = Post.by(ada);
        PostEvent.Liked like = post.likedBy(grace);

        happens(like);

        Notification notification = onlyOne(ada);
        assertThat(notification.userId()).isEqualTo(ada.id());
        assertThat(notification.type()).isEqualTo("like");
        assertThat(notification.title()).isEqualTo("New Like");
        assertThat(notification.content()).isEqualTo("Grace liked your post");
        assertThat(notification.read()).isFalse();
        assertThat(notification.createdAt()).isEqualTo(like.at());
        assertThat(JsonMapper.shared().readTree(notification.metadata()))
                .isEqualTo(JsonMapper.shared()
                        .createObjectNode()
                        .put("postId", post.id().toString())
                        .put("likerId", grace.id().toString())
                        .put("likerUsername", grace.username()));
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
        assertThat(mailbox(grace).items()).isEmpty();
    }

    @Test
    void aCommentNotifiesTheAuthorOfThePost() {
        Author ada = person("Ada");
        Author grace = person("Grace");
        Post post = Post.by(ada);
        PostEvent.CommentCreated comment = post.commentedBy(grace);

        happens(comment);

        Notification notification = onlyOne(ada);
        assertThat(notification.type()).isEqualTo("comment");
        assertThat(notification.title()).isEqualTo("New Comment");
        assertThat(notification.content()).isEqualTo("Grace commented on your post");
        assertThat(JsonMapper.shared().readTree(notification.metadata()))
                .isEqualTo(JsonMapper.shared()
                        .createObjectNode()
                        .put("postId", post.id().toString())
                        .put("commentId", comment.commentId().toString())
                        .put("commenterId", grace.id().toString())
                        .put("commenterUsername", grace.username()));
    }

    @Test
    void whatIsAnnouncedIsWhatIsListed() {
        Author ada = person("Ada");
        happens(Post.by(ada).likedBy(person("Grace")));
        Notification listed = onlyOne(ada);

        eventually()
                .untilAsserted(() -> assertThat(announcedTo(ada))
                        .singleElement()
                        .satisfies(event -> {
                            NotificationEvent.Created created = (NotificationEvent.Created) event;
                            assertThat(new Notification(
                                            created.notificationId(),
                                            created.recipientId(),
                                            created.type(),
                                            created.title(),
                                            created.content(),
                                            created.metadata(),
                                            created.read(),
                                            created.createdAt()))
                                    .isEqualTo(listed);
                        }));
    }

    @Test
    void eachCommentNotifies() {
        Author ada = person("Ada");
        Author grace = person("Grace");
        Post post = Post.by(ada);

        happens(post.commentedBy(grace), post.commentedBy(grace));

        mailboxOnce(ada, mailbox -> mailbox.unreadCount() == 2);
    }

    @Test
    void noOneIsNotifiedOfTheirOwnActs() {
        Author ada = person("Ada");
        Post post = Post.by(ada);

        happens(post.likedBy(ada), post.commentedBy(ada), post.likedBy(person("Grace")));

        assertThat(onlyOne(ada).content()).isEqualTo("Grace liked your post");
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
    }

    @Test
    void anEventThatComesTwiceNotifiesOnce() {
        Author ada = person("Ada");
        Post post = Post.by(ada);
        PostEvent.Liked like = post.likedBy(person("Grace"));
        PostEvent.CommentCreated comment = post.commentedBy(person("Joan"));

        happens(like, like, comment, like, comment, post.likedBy(person("Edith")));

        Mailbox mailbox = mailboxOnce(ada, found -> found.contents().contains("Edith liked your post"));
        assertThat(mailbox.contents())
                .containsExactlyInAnyOrder(
                        "Grace liked your post", "Joan commented on your post", "Edith liked your post");
        assertThat(mailbox.unreadCount()).isEqualTo(3);
    }
}
