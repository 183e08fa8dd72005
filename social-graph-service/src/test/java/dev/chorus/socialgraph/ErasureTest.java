package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SocialGraphEvent.FollowRemoved;
import dev.chorus.events.UserEvent;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ErasureTest extends SocialGraphTest {

    private void erase(Person person, long version) {
        topics.publish(new UserEvent.Erased(UUID.randomUUID(), Instant.now(), person.id(), version));
        awaitVersion(person, version);
        Awaitility.await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM erasures") == 0);
    }

    private long rowsOf(Person person) {
        return count("""
                SELECT (SELECT count(*) FROM follows WHERE '%1$s' IN (follower_id, followee_id))
                    + (SELECT count(*) FROM follow_requests WHERE '%1$s' IN (follower_id, followee_id))
                    + (SELECT count(*) FROM blocks WHERE '%1$s' IN (blocker_id, blocked_id))
                    + (SELECT count(*) FROM mutes WHERE '%1$s' IN (muter_id, muted_id))
                    + (SELECT count(*) FROM search_terms WHERE person_id = '%1$s')
                    + (SELECT count(*) FROM posts WHERE author_id = '%1$s')
                    + (SELECT count(*) FROM people WHERE username = '%2$s' OR display_name LIKE '%%%2$s'
                        OR searchable LIKE '%%%2$s%%')
                """.formatted(person.id(), person.username()));
    }

    @Test
    void nothingOfAnErasedPersonIsKeptAndTheCountsOfOthersAreRight() {
        Person gone = privatePerson("gone");
        Person friend = person("friend");
        Person asking = person("asking");
        Person asked = privatePerson("asked");
        Person blocked = person("blocked");
        Person blocker = person("blocker");
        friend.follow(gone);
        gone.decide(gone.onlyRequest(), "accept").expectStatus().isOk();
        gone.follow(friend);
        asking.follow(gone);
        gone.follow(asked);
        gone.block(blocked);
        blocker.block(gone);
        friend.put("/api/mutes/{id}", gone.id()).expectStatus().isOk();
        gone.put("/api/mutes/{id}", friend.id()).expectStatus().isOk();
        topics.publish(ProfileTest.created(gone, UUID.randomUUID()));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> gone.profile(gone).get("postCount").asLong() == 1);

        erase(gone, 2);

        assertThat(rowsOf(gone)).isZero();
        refused(friend.get("/api/users/{id}", gone.id()), 404, "NOT_FOUND");
        refused(friend.get("/api/users/{id}/followers", gone.id()), 404, "NOT_FOUND");
        refused(friend.put("/api/follow/{id}", gone.id()), 404, "NOT_FOUND");
        assertThat(friend.profile(friend).get("followerCount").asLong()).isZero();
        assertThat(friend.profile(friend).get("followingCount").asLong()).isZero();
        assertThat(friend.people("/api/users/{id}/followers", friend.id())).isEmpty();
        assertThat(friend.people("/api/mutes")).isEmpty();
        assertThat(asked.people("/api/follow/requests")).isEmpty();
        assertThat(blocker.people("/api/blocks")).isEmpty();
        assertThat(eventsSoFar(gone, friend).stream().filter(FollowRemoved.class::isInstance))
                .hasSize(2);
        assertThat(eventsSoFar(gone, asking).stream().filter(FollowRemoved.class::isInstance))
                .hasSize(1);
    }

    @Test
    void theRowsOfSomeoneWithManyFollowersAreRemovedStepByStep() {
        Person star = person("star");
        execute("""
                WITH fans AS (
                    INSERT INTO people (id, username, display_name, private, erased, version, created_at, searchable,
                        following_count)
                    SELECT gen_random_uuid(), 'fan', 'Fan', false, false, 1, now(), '', 1 FROM generate_series(1, 1200)
                    RETURNING id
                ), following AS (
                    INSERT INTO follows (follower_id, followee_id, created_at) SELECT id, '%1$s', now() FROM fans
                )
                UPDATE people SET follower_count = 1200 WHERE id = '%1$s'
                """.formatted(star.id()));

        erase(star, 2);

        assertThat(rowsOf(star)).isZero();
        assertThat(count("SELECT count(*) FROM people WHERE username = 'fan' AND following_count <> 0"))
                .isZero();
    }

    @Test
    void nothingOlderBringsAnErasedPersonBack() {
        Person gone = person("gone");
        Person friend = person("friend");
        erase(gone, 3);
        topics.publish(registered(gone, false), updated(gone, "Back", false, 2), updated(gone, "Back", false, 4));
        update(friend, false, 2);
        Person later = person("later");

        assertThat(rowsOf(gone)).isZero();
        refused(later.get("/api/users/{id}", gone.id()), 404, "NOT_FOUND");
    }

    @Test
    void someoneWhoWasErasedBeforeTheyWereKnownStaysUnknown() {
        Person gone = newcomer("gone");
        erase(gone, 2);
        topics.publish(registered(gone, false));
        Person later = person("later");

        refused(later.get("/api/users/{id}", gone.id()), 404, "NOT_FOUND");
        refused(gone.put("/api/follow/{id}", later.id()), 404, "NOT_FOUND");
    }
}
