package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.SocialGraphEvent.FollowCreated;
import dev.chorus.events.UserEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

class ErasureTest extends RunningService {
    private final Author ada = person("Ada");
    private final Author grace = person("Grace");
    private final Post post = Post.by(ada);

    @Autowired
    private DatabaseClient database;

    @Test
    void nothingIsLeftOfAnErasedPersonAndTheCountsOfOthersStayRight() {
        happens(post.commentedBy(grace));
        read(ada, onlyOne(ada));
        happens(post.likedBy(grace), post.likedBy(person("Joan")));
        happens(new Bond(grace, ada).asks(), new Bond(ada, grace).follows());
        mailboxOnce(ada, found -> found.unreadCount() == 3);
        onlyOne(grace);
        happens(new Bond(grace, ada).mutes());
        eventually().untilAsserted(() -> assertThat(traces(grace)).isEqualTo(6));

        happens(erased(grace));

        Mailbox mailbox = mailboxOnce(ada, found -> found.items().size() == 1);
        assertThat(mailbox.contents()).containsExactly("Joan liked your post");
        assertThat(mailbox.unreadCount()).isEqualTo(1);
        eventually().untilAsserted(() -> assertThat(traces(grace)).isZero());
        eventually()
                .untilAsserted(() -> assertThat(typesAnnouncedTo(ada))
                        .hasSize(7)
                        .containsOnly("created comment", "read", "created like", "created follow", "removed")
                        .endsWith("removed", "removed"));
        assertThat(mailbox(grace).items()).isEmpty();
    }

    @Test
    void whatComesLateOfAnErasedPersonIsNotWritten() {
        happens(erased(grace));
        eventually().untilAsserted(() -> assertThat(isErased(grace)).isTrue());
        eventually().untilAsserted(() -> assertThat(traces(grace)).isZero());

        happens(post.likedBy(grace), post.commentedBy(person("Joan")));
        happens(new Bond(grace, ada).mutes(), new Bond(grace, ada).asks(), new Bond(person("Edith"), ada).follows());
        happens(new Bond(ada, grace).blocks(), new Bond(ada, grace).follows());
        FollowCreated last = new Bond(person("Edith"), grace).follows();
        happens(last);
        eventually().untilAsserted(() -> assertThat(isHandled(last)).isTrue());

        assertThat(mailboxOnce(ada, found -> found.items().size() == 2).contents())
                .containsExactlyInAnyOrder("Joan commented on your post", "Edith started following you");
        assertThat(traces(grace)).isZero();
        as(grace, HttpMethod.POST, "/internal/notifications")
                .bodyValue(Map.of("userId", grace.id(), "type", "test", "title", "Test", "content", "Still here"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static UserEvent.Erased erased(Author person) {
        return new UserEvent.Erased(UUID.randomUUID(), Instant.now(), person.id(), 2);
    }

    private boolean isErased(Author person) {
        return count("SELECT count(*) AS found FROM erased_person WHERE user_id = :id", person.id()) == 1;
    }

    private boolean isHandled(FollowCreated event) {
        return count("SELECT count(*) AS found FROM inbox WHERE event_id = :id", event.id()) == 1;
    }

    /** Rows that name someone. */
    private long traces(Author person) {
        return count("""
                SELECT (SELECT count(*) FROM notification WHERE :id IN (user_id, actor_id, subject_id)
                            OR metadata LIKE '%' || CAST(:id AS text) || '%')
                    + (SELECT count(*) FROM recipient WHERE user_id = :id)
                    + (SELECT count(*) FROM silence WHERE :id IN (silencer_id, silenced_id))
                    + (SELECT count(*) FROM erasure WHERE user_id = :id) AS found
                """, person.id());
    }

    private long count(String sql, UUID id) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("found", Long.class)))
                .one()
                .block());
    }
}
