package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Notification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class ListingTest extends RunningService {

    @Test
    void someoneWithoutNotificationsHasAnEmptyList() {
        as(person("Ada"), HttpMethod.GET, "/api/notifications")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"items": [], "nextCursor": null, "unreadCount": 0}
                        """);
    }

    @Test
    void pagesLeadThroughAllNewestFirst() {
        Author ada = person("Ada");
        Post post = Post.by(ada);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        PostEvent.Liked[] likes = new PostEvent.Liked[7];
        for (int index = 0; index < likes.length; index++) {
            // Two and two at the same time: the id decides.
            likes[index] = post.likedBy(person("Liker" + index), now.minusSeconds(index / 2));
        }
        happens(likes);
        mailboxOnce(ada, found -> found.unreadCount() == likes.length);

        List<Notification> all = new ArrayList<>();
        Mailbox page = mailbox(ada, "?limit=3");
        while (true) {
            assertThat(page.unreadCount()).isEqualTo(likes.length);
            all.addAll(page.items());
            if (page.nextCursor() == null) {
                break;
            }
            page = mailbox(ada, "?limit=3&cursor=" + page.nextCursor());
        }

        assertThat(all)
                .hasSize(likes.length)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(Notification::createdAt)
                        .thenComparing(notification -> notification.id().toString())
                        .reversed());
    }

    @Test
    void onlyTheUnreadAreListedWhenAskedFor() {
        Author ada = person("Ada");
        Post post = Post.by(ada);
        happens(post.likedBy(person("Grace")), post.commentedBy(person("Joan")));
        Mailbox before = mailboxOnce(ada, found -> found.unreadCount() == 2);
        Notification unread = before.items().getFirst();
        read(ada, before.items().getLast());

        assertThat(mailbox(ada, "?unreadOnly=true").items()).containsExactly(unread);
        assertThat(mailbox(ada, "?unreadOnly=true").unreadCount()).isEqualTo(1);
        assertThat(mailbox(ada, "?unreadOnly=false").items()).hasSize(2);
    }

    @Test
    void theUnreadCountIsOfAllThoughThePageIsEmpty() {
        Author ada = person("Ada");
        happens(Post.by(ada).likedBy(person("Grace")), Post.by(ada).likedBy(person("Joan")));
        mailboxOnce(ada, found -> found.unreadCount() == 2);
        String cursor = mailbox(ada, "?limit=1").nextCursor();
        Notification last = mailbox(ada, "?limit=1&cursor=" + cursor).items().getFirst();
        read(ada, last);

        Mailbox page = mailbox(ada, "?unreadOnly=true&cursor=" + cursor);

        assertThat(page.items()).isEmpty();
        assertThat(page.unreadCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=many", "?cursor=nonsense", "?unreadOnly=perhaps"})
    void whatCannotBeAskedForIsRefused(String query) {
        as(person("Ada"), HttpMethod.GET, "/api/notifications" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VALIDATION_FAILED")
                .jsonPath("$.errors[0].field")
                .isEqualTo(query.substring(1, query.indexOf('=')));
    }

    @Test
    void withoutATokenNothingIsListed() {
        anonymous()
                .get()
                .uri("/api/notifications")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNAUTHENTICATED");
    }
}
