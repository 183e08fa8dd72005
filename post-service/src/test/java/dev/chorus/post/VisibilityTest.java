package dev.chorus.post;

import static dev.chorus.post.Person.answered;
import static dev.chorus.post.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.SocialGraphEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** The policy: as every call that reads or changes a post shows it. */
class VisibilityTest extends PostServiceTest {

    private enum Follow {
        NONE,
        REQUESTED,
        APPROVED
    }

    private enum Block {
        NONE,
        BY_VIEWER,
        BY_AUTHOR
    }

    /** How a viewer and an author stand, and what follows from it. */
    private record Standing(Person author, boolean isPrivate, Follow follow, Block block, boolean muted) {
        boolean visible() {
            return block == Block.NONE && (!isPrivate || follow == Follow.APPROVED);
        }

        boolean inFeed() {
            return visible() && !muted;
        }

        boolean inFollowingFeed() {
            return visible() && !muted && follow == Follow.APPROVED;
        }

        List<DomainEvent> events(Person viewer) {
            List<DomainEvent> events = new ArrayList<>();
            events.add(registered(author, isPrivate));
            switch (follow) {
                case NONE -> {}
                case REQUESTED ->
                    events.add(new SocialGraphEvent.FollowRequested(
                            UUID.randomUUID(),
                            Instant.now(),
                            UUID.randomUUID(),
                            PostServiceTest.author(viewer),
                            PostServiceTest.author(author)));
                case APPROVED -> events.add(followed(viewer, author));
            }
            switch (block) {
                case NONE -> {}
                case BY_VIEWER ->
                    events.add(new SocialGraphEvent.BlockCreated(
                            UUID.randomUUID(), Instant.now(), viewer.id(), author.id()));
                case BY_AUTHOR ->
                    events.add(new SocialGraphEvent.BlockCreated(
                            UUID.randomUUID(), Instant.now(), author.id(), viewer.id()));
            }
            if (muted) {
                events.add(
                        new SocialGraphEvent.MuteCreated(UUID.randomUUID(), Instant.now(), viewer.id(), author.id()));
            }
            return events;
        }

        @Override
        public String toString() {
            return "private %s, follow %s, block %s, muted %s".formatted(isPrivate, follow, block, muted);
        }
    }

    private List<Standing> everyStanding() {
        List<Standing> standings = new ArrayList<>();
        for (boolean isPrivate : List.of(false, true)) {
            for (Follow follow : Follow.values()) {
                for (Block block : Block.values()) {
                    for (boolean muted : List.of(false, true)) {
                        standings.add(new Standing(newcomer("author"), isPrivate, follow, block, muted));
                    }
                }
            }
        }
        return standings;
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    @Test
    void aPostIsSeenByItsAuthorAndWhereNobodyBlocksByAllIfPublicAndByApprovedFollowersIfPrivate() {
        Person viewer = person("viewer");
        List<Standing> standings = everyStanding();
        topics.publish(standings.stream()
                .flatMap(standing -> standing.events(viewer).stream())
                .toArray(DomainEvent[]::new));
        awaitCount("follows WHERE follower_id = '" + viewer.id() + "'", 12);
        awaitCount("blocks WHERE '" + viewer.id() + "' IN (blocker_id, blocked_id)", 24);
        awaitCount("mutes WHERE muter_id = '" + viewer.id() + "'", 18);
        String mine = viewer.post("by the viewer");

        List<String> everyones = new ArrayList<>(List.of(mine));
        List<String> followed = new ArrayList<>(List.of(mine));
        for (Standing standing : standings) {
            String id = standing.author().post(standing.toString());
            int status = standing.visible() ? 200 : 404;
            answered(viewer.get("/api/posts/{id}", id), status);
            answered(viewer.get("/api/posts/{id}/comments", id), status);
            answered(viewer.request(HttpMethod.PUT, "/api/posts/{id}/like", id).exchange(), status);
            answered(
                    viewer.send(HttpMethod.POST, "/api/posts/{id}/comments", "hello", id),
                    standing.visible() ? 201 : 404);
            assertThat(ids(viewer.list(
                            "/api/posts?author={id}", standing.author().id())))
                    .as("author= with %s", standing)
                    .isEqualTo(standing.visible() ? List.of(id) : List.of());
            assertThat(ids(viewer.list(
                            "/api/posts?scope=following&author={id}",
                            standing.author().id())))
                    .as("author= among those followed with %s", standing)
                    .isEqualTo(standing.visible() && standing.follow() == Follow.APPROVED ? List.of(id) : List.of());
            answered(standing.author().get("/api/posts/{id}", mine), standing.block() == Block.NONE ? 200 : 404);
            assertThat(standing.author().read(id).get("likeCount").asLong()).isEqualTo(standing.visible() ? 1 : 0);
            if (standing.inFeed()) {
                everyones.addFirst(id);
            }
            if (standing.inFollowingFeed()) {
                followed.addFirst(id);
            }
        }

        assertThat(ids(viewer.list("/api/posts?limit=%d".formatted(everyones.size()))))
                .isEqualTo(everyones);
        assertThat(ids(viewer.list("/api/posts?scope=following"))).isEqualTo(followed);
    }

    @Test
    void whatIsHiddenLooksAsIfItDidNotExistWhateverHidesIt() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("public");
        String comment = bob.comment(id, "nice").get("id").asString();
        bob.like(HttpMethod.PUT, id);
        block(ada, bob);

        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");
        refused(bob.send(HttpMethod.PUT, "/api/posts/{id}", "mine", id), 404, "NOT_FOUND");
        refused(bob.delete("/api/posts/{id}", id), 404, "NOT_FOUND");
        refused(bob.delete("/api/posts/{id}/comments/{comment}", id, comment), 404, "NOT_FOUND");
        refused(bob.delete("/api/posts/{id}/like", id), 404, "NOT_FOUND");

        unblock(ada, bob);
        assertThat(bob.read(id).get("liked").asBoolean()).isTrue();
    }

    @Test
    void aFollowThatEndsHidesAPrivatePersonsPostsAgain() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        String id = eve.post("for friends");
        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");

        follow(bob, eve);
        assertThat(bob.comment(id, "thanks").at("/author/id").asString())
                .isEqualTo(bob.id().toString());
        unfollow(bob, eve);

        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");
        assertThat(ids(bob.list("/api/posts?scope=following"))).isEmpty();
    }

    @Test
    void oneDoesNotSeeTheCommentsOfPeopleWithABlockBetweenEitherWay() {
        Person ada = person("ada");
        Person bob = person("bob");
        Person dan = person("dan");
        String id = ada.post("Discuss");
        String first = bob.comment(id, "first").get("id").asString();
        String second = dan.comment(id, "second").get("id").asString();
        String third = ada.comment(id, "third").get("id").asString();
        block(bob, dan);

        assertThat(ids(ada.list("/api/posts/{id}/comments", id))).containsExactly(third, second, first);
        assertThat(ids(bob.list("/api/posts/{id}/comments", id))).containsExactly(third, first);
        JsonNode page = dan.list("/api/posts/{id}/comments?limit=1", id);
        assertThat(ids(page)).containsExactly(third);
        assertThat(ids(dan.list(
                        "/api/posts/{id}/comments?limit=2&cursor={cursor}",
                        id,
                        page.get("nextCursor").asString())))
                .containsExactly(second);
        assertThat(dan.read(id).get("commentCount").asLong())
                .as("the post's own count")
                .isEqualTo(3);
    }

    @Test
    void theCommentOfSomeoneBlockedIsNotFoundByThePostsAuthorEither() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Discuss");
        String comment = bob.comment(id, "rude").get("id").asString();
        block(ada, bob);

        assertThat(ids(ada.list("/api/posts/{id}/comments", id))).isEmpty();
        refused(ada.delete("/api/posts/{id}/comments/{comment}", id, comment), 404, "NOT_FOUND");
        unblock(ada, bob);
        ada.delete("/api/posts/{id}/comments/{comment}", id, comment)
                .expectStatus()
                .isNoContent();
    }

    @Test
    void commentsOfMutedAndPrivatePeopleUnderAPublicPostAreSeen() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Discuss");
        String hers = privatePerson("eve").comment(id, "discreet").get("id").asString();
        String his = bob.comment(id, "noisy").get("id").asString();
        mute(ada, bob);

        assertThat(ids(ada.list("/api/posts/{id}/comments", id))).containsExactly(his, hers);
    }

    @Test
    void whatIsHeardTwiceOrOfAnEarlierTimeChangesNothing() {
        Person ada = privatePerson("ada");
        Person bob = person("bob");
        Person dan = person("dan");
        String id = ada.post("for friends");
        var created = followed(bob, ada);

        topics.publish(created, unfollowed(bob, ada), created, followed(dan, ada));
        awaitCount("follows WHERE followee_id = '" + ada.id() + "'", 1);
        dan.read(id);
        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");

        topics.publish(followed(bob, ada), unfollowed(dan, ada), followed(dan, ada), unfollowed(dan, ada));
        awaitCount("follows WHERE followee_id = '" + ada.id() + "' AND follower_id = '" + dan.id() + "'", 0);
        awaitCount("follows WHERE followee_id = '" + ada.id() + "' AND follower_id = '" + bob.id() + "'", 1);
        bob.read(id);
        refused(dan.get("/api/posts/{id}", id), 404, "NOT_FOUND");
    }
}
