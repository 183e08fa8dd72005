package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.NotificationEvent;
import dev.chorus.notification.mailbox.Notification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class ConcurrencyTest extends RunningService {
    private static final int POSTS = 12;
    private static final int LIKERS = 20;

    /** Posts of both recipients spread over the partitions, so that their mailboxes are wanted from all sides. */
    @Test
    void theUnreadCountIsExactAndTheEventsAreInOrderWhileAllHappensAtOnce() throws Exception {
        Author ada = person("Ada");
        Author grace = person("Grace");
        List<Post> posts = new ArrayList<>();
        for (int index = 0; index < POSTS; index++) {
            posts.add(Post.by(index % 2 == 0 ? ada : grace));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            posts.forEach(post -> all.add(threads.submit(() -> likeAndUnlike(post))));
            for (Author owner : List.of(ada, grace, ada, grace)) {
                all.add(threads.submit(() -> readMost(owner)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        posts.forEach(post -> happens(post.likedBy(person("Last"))));

        for (Author owner : List.of(ada, grace)) {
            eventually().until(() -> lastLikes(owner), found -> found == POSTS / 2);
            Set<UUID> unread = unread(owner);
            assertThat(mailbox(owner, "?limit=1").unreadCount()).isEqualTo(unread.size());
            eventually().untilAsserted(() -> assertThat(replayed(owner)).isEqualTo(unread));
        }
    }

    private void likeAndUnlike(Post post) {
        for (int index = 0; index < LIKERS; index++) {
            Author liker = person("Liker" + index);
            happens(post.likedBy(liker));
            if (index % 3 == 0) {
                happens(post.unlikedBy(liker));
            }
        }
    }

    private void readMost(Author owner) {
        for (int round = 0; round < 8; round++) {
            for (Notification notification :
                    mailbox(owner, "?unreadOnly=true&limit=7").items()) {
                // It may have been taken back in the meantime.
                as(owner, HttpMethod.PUT, "/api/notifications/{id}/read", notification.id())
                        .exchange()
                        .expectStatus()
                        .value(status -> assertThat(status).isIn(204, 404));
            }
        }
        as(owner, HttpMethod.PUT, "/api/notifications/read")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private long lastLikes(Author owner) {
        return mailbox(owner, "?limit=100").contents().stream()
                .filter("Last liked your post"::equals)
                .count();
    }

    private Set<UUID> unread(Author owner) {
        Set<UUID> unread = new HashSet<>();
        Mailbox page = mailbox(owner, "?unreadOnly=true&limit=100");
        page.items().forEach(notification -> unread.add(notification.id()));
        while (page.nextCursor() != null) {
            page = mailbox(owner, "?unreadOnly=true&limit=100&cursor=" + page.nextCursor());
            page.items().forEach(notification -> unread.add(notification.id()));
        }
        return unread;
    }

    /** What someone knows to be unread who has only the events. */
    private Set<UUID> replayed(Author recipient) {
        Set<UUID> unread = new HashSet<>();
        for (NotificationEvent event : announcedTo(recipient)) {
            switch (event) {
                case NotificationEvent.Created created ->
                    assertThat(unread.add(created.notificationId())).isTrue();
                case NotificationEvent.Read read ->
                    assertThat(unread.remove(read.notificationId())).isTrue();
                case NotificationEvent.Removed removed ->
                    assertThat(unread.remove(removed.notificationId())).isTrue();
            }
        }
        return unread;
    }
}
