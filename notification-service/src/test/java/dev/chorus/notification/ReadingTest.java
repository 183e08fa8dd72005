package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.NotificationEvent;
import dev.chorus.notification.mailbox.Notification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class ReadingTest extends RunningService {

    @Test
    void whatIsReadStaysReadAndIsAnnouncedOnce() {
        Author ada = person("Ada");
        happens(Post.by(ada).likedBy(person("Grace")));
        Notification notification = onlyOne(ada);

        read(ada, notification);
        read(ada, notification);
        happens(Post.by(ada).likedBy(person("Joan")));

        Mailbox mailbox = mailboxOnce(ada, found -> found.items().size() == 2);
        assertThat(mailbox.unreadCount()).isEqualTo(1);
        assertThat(mailbox.items().getLast().read()).isTrue();
        eventually()
                .untilAsserted(() ->
                        assertThat(typesAnnouncedTo(ada)).containsExactly("created like", "read", "created like"));
        assertThat(((NotificationEvent.Read) announcedTo(ada).get(1)).notificationId())
                .isEqualTo(notification.id());
    }

    @Test
    void readingAllAnnouncesEachThatWasUnread() {
        Author ada = person("Ada");
        Post post = Post.by(ada);
        happens(post.likedBy(person("Grace")));
        read(ada, onlyOne(ada));
        happens(post.likedBy(person("Joan")), post.commentedBy(person("Edith")));
        mailboxOnce(ada, found -> found.unreadCount() == 2);

        readAll(ada);
        readAll(ada);

        Mailbox mailbox = mailbox(ada);
        assertThat(mailbox.unreadCount()).isZero();
        assertThat(mailbox.items()).hasSize(3).allMatch(Notification::read);
        eventually()
                .untilAsserted(() -> assertThat(typesAnnouncedTo(ada))
                        .containsExactly("created like", "read", "created like", "created comment", "read", "read"));
    }

    @Test
    void someoneWithoutNotificationsMayReadThemAll() {
        readAll(person("Ada"));
    }

    @Test
    void whatIsNotTheirsCannotBeRead() {
        Author ada = person("Ada");
        happens(Post.by(ada).likedBy(person("Grace")));
        Notification notification = onlyOne(ada);

        assertNotFound(person("Mallory"), notification.id().toString());
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
    }

    @Test
    void whatDoesNotExistCannotBeRead() {
        assertNotFound(person("Ada"), UUID.randomUUID().toString());
        assertNotFound(person("Ada"), "nonsense");
    }

    @Test
    void whatWasTakenBackCannotBeRead() {
        Author ada = person("Ada");
        Author grace = person("Grace");
        Post post = Post.by(ada);
        happens(post.likedBy(grace));
        Notification notification = onlyOne(ada);
        happens(post.unlikedBy(grace));
        mailboxOnce(ada, found -> found.items().isEmpty());

        assertNotFound(ada, notification.id().toString());
    }

    private void readAll(Author owner) {
        as(owner, HttpMethod.PUT, "/api/notifications/read")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private void assertNotFound(Author reader, String id) {
        as(reader, HttpMethod.PUT, "/api/notifications/{id}/read", id)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
    }
}
