package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.ids;
import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FollowListsTest extends SocialGraphTest {

    @Test
    void followersAndFollowingAreListedNewestFirstPageByPage() {
        Person ada = person("ada");
        List<Person> fans = List.of(person("fan"), person("fan"), person("fan"));
        for (Person fan : fans) {
            fan.follow(ada);
            ada.follow(fan);
        }
        List<UUID> newestFirst =
                List.of(fans.get(2).id(), fans.get(1).id(), fans.get(0).id());

        for (String list : List.of("followers", "following")) {
            JsonNode first = fans.getFirst().list("/api/users/{id}/" + list + "?limit=2", ada.id());
            assertThat(ids(first.get("items"))).isEqualTo(newestFirst.subList(0, 2));
            assertThat(first.at("/items/0").propertyNames()).containsExactly("id", "username", "displayName");
            JsonNode second = fans.getFirst()
                    .list(
                            "/api/users/{id}/" + list + "?limit=2&cursor={cursor}",
                            ada.id(),
                            first.get("nextCursor").asString());
            assertThat(ids(second.get("items"))).isEqualTo(newestFirst.subList(2, 3));
            assertThat(second.get("nextCursor").isNull()).isTrue();
        }
    }

    @Test
    void aPrivateAccountsListsAreForItsOwnerAndApprovedFollowers() {
        Person eve = privatePerson("eve");
        Person friend = person("friend");
        Person asking = person("asking");
        Person stranger = person("stranger");
        friend.follow(eve);
        eve.decide(eve.onlyRequest(), "accept").expectStatus().isOk();
        asking.follow(eve);
        eve.follow(stranger);

        for (Person allowed : List.of(eve, friend)) {
            assertThat(allowed.people("/api/users/{id}/followers", eve.id())).containsExactly(friend.id());
            assertThat(allowed.people("/api/users/{id}/following", eve.id())).containsExactly(stranger.id());
        }
        for (Person refused : List.of(asking, stranger)) {
            refused(refused.get("/api/users/{id}/followers", eve.id()), 404, "NOT_FOUND");
            refused(refused.get("/api/users/{id}/following", eve.id()), 404, "NOT_FOUND");
        }
        friend.unfollow(eve);
        refused(friend.get("/api/users/{id}/followers", eve.id()), 404, "NOT_FOUND");
    }

    @Test
    void goingPrivateHidesTheListsFromStrangersOnly() {
        Person ada = person("ada");
        Person fan = person("fan");
        Person stranger = person("stranger");
        fan.follow(ada);
        update(ada, true, 2);

        assertThat(fan.people("/api/users/{id}/followers", ada.id())).containsExactly(fan.id());
        refused(stranger.get("/api/users/{id}/followers", ada.id()), 404, "NOT_FOUND");
    }

    @Test
    void whoIsBlockedEitherWayIsLeftOutAndNotCounted() {
        Person ada = person("ada");
        Person blocked = person("blocked");
        Person viewer = person("viewer");
        Person blocker = person("blocker");
        for (Person fan : List.of(blocked, viewer, blocker)) {
            fan.follow(ada);
            ada.follow(fan);
        }
        viewer.block(blocked);
        blocker.block(viewer);

        assertThat(viewer.people("/api/users/{id}/followers", ada.id())).containsExactly(viewer.id());
        assertThat(viewer.people("/api/users/{id}/following", ada.id())).containsExactly(viewer.id());
        assertThat(viewer.profile(ada).get("followerCount").asLong()).isEqualTo(1);
        assertThat(viewer.profile(ada).get("followingCount").asLong()).isEqualTo(1);
        assertThat(ada.people("/api/users/{id}/followers", ada.id())).hasSize(3);
        assertThat(ada.profile(ada).get("followerCount").asLong()).isEqualTo(3);
    }

    @Test
    void whatIsUnknownOrMalformedIsRefused() {
        Person ada = person("ada");

        refused(ada.get("/api/users/{id}/followers", UUID.randomUUID()), 404, "NOT_FOUND");
        refused(ada.get("/api/users/no-id/following"), 404, "NOT_FOUND");
        refused(ada.get("/api/users/{id}/followers?limit=101", ada.id()), 400, "VALIDATION_FAILED");
        refused(ada.get("/api/users/{id}/followers?cursor=nonsense", ada.id()), 400, "VALIDATION_FAILED");
    }
}
