package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.PostEvent;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProfileTest extends SocialGraphTest {

    @Test
    void aProfileIsTheUserTheCountsAndTheRelation() {
        Person ada = person("ada");
        Person bob = privatePerson("bob");
        ada.follow(bob);
        bob.follow(ada);

        JsonNode profile = ada.profile(bob);

        assertThat(profile.propertyNames())
                .containsExactly(
                        "id",
                        "username",
                        "displayName",
                        "private",
                        "createdAt",
                        "followerCount",
                        "followingCount",
                        "postCount",
                        "relation");
        assertThat(profile.get("id").asString()).isEqualTo(bob.id().toString());
        assertThat(profile.get("username").asString()).isEqualTo(bob.username());
        assertThat(profile.get("displayName").asString()).isEqualTo(bob.displayName());
        assertThat(profile.get("private").asBoolean()).isTrue();
        assertThat(Instant.parse(profile.get("createdAt").asString())).isEqualTo(CREATED_AT);
        assertThat(profile.get("followerCount").asLong()).isZero();
        assertThat(profile.get("followingCount").asLong()).isEqualTo(1);
        assertThat(profile.get("postCount").asLong()).isZero();
        JsonNode relation = profile.get("relation");
        assertThat(relation.propertyNames()).containsExactly("following", "followedBy", "blocked", "muted");
        assertThat(relation.get("following").asString()).isEqualTo("pending");
        assertThat(relation.get("followedBy").asBoolean()).isTrue();
        assertThat(relation.get("blocked").asBoolean()).isFalse();
        assertThat(relation.get("muted").asBoolean()).isFalse();
    }

    @Test
    void oneSeesOneselfWithoutAnyRelation() {
        Person ada = person("ada");

        assertThat(ada.profile(ada).at("/relation/following").asString()).isEqualTo("none");
        assertThat(ada.profile(ada).at("/relation/followedBy").asBoolean()).isFalse();
    }

    @Test
    void theBlockerSeesTheProfileAndTheBlockedOneDoesNot() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.block(bob);

        assertThat(ada.profile(bob).at("/relation/blocked").asBoolean()).isTrue();
        refused(bob.get("/api/users/{id}", ada.id()), 404, "NOT_FOUND");
        refused(bob.get("/api/users/{id}", UUID.randomUUID()), 404, "NOT_FOUND");
        refused(bob.get("/api/users/no-id"), 404, "NOT_FOUND");
    }

    @Test
    void postsAreCountedOnceHoweverOftenTheirEventsArrive() {
        Person ada = person("ada");
        UUID kept = UUID.randomUUID();
        UUID deleted = UUID.randomUUID();
        topics.publish(
                created(ada, kept),
                created(ada, deleted),
                created(ada, kept),
                deleted(ada, deleted),
                created(ada, kept));

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ada.profile(ada).get("postCount").asLong() == 1
                        && count("SELECT count(*) FROM posts WHERE id = '%s'".formatted(kept)) == 1);
        topics.publish(deleted(ada, kept), deleted(ada, kept));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ada.profile(ada).get("postCount").asLong() == 0);
    }

    static PostEvent created(Person author, UUID postId) {
        Instant now = Instant.now();
        return new PostEvent.Created(
                UUID.randomUUID(), now, postId, author.author(), false, "Hello", now, now, now.plusSeconds(120), 0, 0);
    }

    private static PostEvent deleted(Person author, UUID postId) {
        return new PostEvent.Deleted(UUID.randomUUID(), Instant.now(), postId, author.id(), false);
    }

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        Person ada = person("ada");
        update(ada, true, 5);

        topics.publish(updated(ada, "Stale", false, 4));
        update(ada, true, 6);

        assertThat(ada.profile(ada).get("displayName").asString()).isEqualTo(ada.displayName());
        assertThat(ada.profile(ada).get("private").asBoolean()).isTrue();
    }
}
