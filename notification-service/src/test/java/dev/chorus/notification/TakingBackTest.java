package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakingBackTest extends RunningService {
    private Author ada = person("Ada");
    private Author grace = person("Grace");
    private Post post = Post.by(ada);

    @BeforeEach
    void aPost() {
        ada = person("Ada");
        grace = person("Grace");
        post = Post.by(ada);
    }

    @Test
    void anUnlikeTakesAnUnreadNotificationBack() {
        happens(post.likedBy(grace));
        Notification notification = onlyOne(ada);

        happens(post.unlikedBy(grace));

        Mailbox mailbox = mailboxOnce(ada, found -> found.items().isEmpty());
        assertThat(mailbox.unreadCount()).isZero();
        eventually()
                .untilAsserted(() -> assertThat(announcedTo(ada))
                        .hasSize(2)
                        .last()
                        .isInstanceOfSatisfying(
                                NotificationEvent.Removed.class,
                                removed -> assertThat(removed.notificationId()).isEqualTo(notification.id())));
    }

    @Test
    void anUnlikeLeavesAReadNotification() {
        happens(post.likedBy(grace));
        Notification notification = onlyOne(ada);
        read(ada, notification);

        happens(post.unlikedBy(grace), post.commentedBy(grace));

        Mailbox mailbox = mailboxOnce(ada, found -> found.unreadCount() == 1);
        assertThat(mailbox.items())
                .filteredOn(Notification::read)
                .extracting(Notification::id)
                .containsExactly(notification.id());
    }

    @Test
    void aLikeAgainWithinADayReturnsTheNotificationWithoutAnnouncingIt() {
        Instant first = Instant.now().minus(Duration.ofHours(23));
        happens(post.likedBy(grace, first));
        Notification notification = onlyOne(ada);
        happens(post.unlikedBy(grace));
        mailboxOnce(ada, found -> found.items().isEmpty());

        happens(post.likedBy(grace));

        Notification returned = onlyOne(ada);
        assertThat(returned).isEqualTo(notification);
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
        assertNothingWasAnnouncedSince("created like", "removed");
    }

    @Test
    void aLikeAgainWithinADayOfAReadNotificationIsSilent() {
        happens(post.likedBy(grace));
        Notification notification = onlyOne(ada);
        read(ada, notification);

        happens(post.unlikedBy(grace), post.likedBy(grace), post.commentedBy(grace));

        Mailbox mailbox = mailboxOnce(ada, found -> found.unreadCount() == 1);
        assertThat(mailbox.items()).hasSize(2).filteredOn(Notification::read).hasSize(1);
        assertNothingWasAnnouncedSince("created like", "read", "created comment");
    }

    @Test
    void aLikeAgainAfterADayIsAnnouncedAnew() {
        happens(post.likedBy(grace, Instant.now().minus(Duration.ofHours(25))), post.unlikedBy(grace));
        eventually().untilAsserted(() -> assertThat(typesAnnouncedTo(ada)).containsExactly("created like", "removed"));

        PostEvent.Liked again = post.likedBy(grace);
        happens(again);

        assertThat(onlyOne(ada).createdAt()).isEqualTo(again.at());
        eventually()
                .untilAsserted(() ->
                        assertThat(typesAnnouncedTo(ada)).containsExactly("created like", "removed", "created like"));
    }

    @Test
    void aLikeAgainAfterADayMakesAReadNotificationUnread() {
        happens(post.likedBy(grace, Instant.now().minus(Duration.ofHours(25))));
        Notification notification = onlyOne(ada);
        read(ada, notification);

        happens(post.unlikedBy(grace), post.likedBy(grace));

        Mailbox mailbox = mailboxOnce(ada, found -> found.unreadCount() == 1);
        assertThat(mailbox.items()).singleElement().satisfies(anew -> {
            assertThat(anew.id()).isEqualTo(notification.id());
            assertThat(anew.read()).isFalse();
            assertThat(anew.createdAt()).isAfter(notification.createdAt());
        });
        eventually()
                .untilAsserted(() ->
                        assertThat(typesAnnouncedTo(ada)).containsExactly("created like", "read", "created like"));
    }

    @Test
    void likingAndUnlikingInHasteEndsAsTheLastActSays() {
        for (int times = 0; times < 5; times++) {
            happens(post.likedBy(grace), post.unlikedBy(grace));
        }
        happens(post.likedBy(grace), post.commentedBy(grace));

        Mailbox mailbox = mailboxOnce(ada, found -> found.contents().contains("Grace commented on your post"));
        assertThat(mailbox.contents()).contains("Grace liked your post").hasSize(2);
        assertThat(mailbox.unreadCount()).isEqualTo(2);
        eventually()
                .untilAsserted(() -> assertThat(typesAnnouncedTo(ada))
                        .containsOnlyOnce("created like")
                        .contains("created comment"));
    }

    @Test
    void aDeletedCommentTakesItsUnreadNotificationBack() {
        PostEvent.CommentCreated comment = post.commentedBy(grace);
        happens(comment, post.commentedBy(grace));
        mailboxOnce(ada, found -> found.unreadCount() == 2);

        happens(post.without(comment));

        Mailbox mailbox = mailboxOnce(ada, found -> found.unreadCount() == 1);
        assertThat(mailbox.items()).hasSize(1);
        eventually()
                .untilAsserted(() -> assertThat(typesAnnouncedTo(ada))
                        .containsExactly("created comment", "created comment", "removed"));
    }

    @Test
    void aDeletedPostTakesBackWhatIsUnreadAndLeavesWhatIsRead() {
        happens(post.likedBy(grace));
        read(ada, onlyOne(ada));
        happens(
                post.commentedBy(grace),
                post.likedBy(person("Joan")),
                Post.by(ada).likedBy(person("Edith")));
        mailboxOnce(ada, found -> found.unreadCount() == 3);

        happens(post.deleted());

        Mailbox mailbox = mailboxOnce(ada, found -> found.items().size() == 2);
        assertThat(mailbox.unreadCount()).isEqualTo(1);
        assertThat(mailbox.contents()).containsExactlyInAnyOrder("Grace liked your post", "Edith liked your post");
    }

    @Test
    void whatComesJustBeforeADeletedPostIsTakenBackWithIt() {
        happens(
                post.likedBy(grace),
                post.commentedBy(grace),
                post.deleted(),
                Post.by(ada).likedBy(person("Edith")));

        mailboxOnce(ada, found -> found.contents().equals(List.of("Edith liked your post")));
        mailboxOnce(ada, found -> found.unreadCount() == 1);
    }

    /** An event that follows shows that none came between. */
    private void assertNothingWasAnnouncedSince(String... types) {
        happens(Post.by(ada).likedBy(person("Joan")));
        eventually().untilAsserted(() -> assertThat(typesAnnouncedTo(ada)).hasSize(types.length + 1));
        assertThat(typesAnnouncedTo(ada)).startsWith(types);
    }
}
