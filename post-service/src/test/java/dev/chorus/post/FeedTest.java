package dev.chorus.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class FeedTest extends PostServiceTest {

    private static List<String> texts(JsonNode page) {
        List<String> texts = new ArrayList<>();
        page.get("items").forEach(post -> texts.add(post.get("content").asString()));
        return texts;
    }

    @Test
    void theFeedHoldsEveryonesPostsNewestFirst() {
        Person ada = person("ada");
        Person bob = person("bob");
        String mark = UUID.randomUUID().toString();
        ada.publish("1 " + mark);
        bob.publish("2 " + mark);
        JsonNode newest = ada.publish("3 " + mark);

        JsonNode feed = bob.list("/api/posts?limit=3");

        assertThat(texts(feed)).containsExactly("3 " + mark, "2 " + mark, "1 " + mark);
        assertThat(feed.get("items").get(0)).isEqualTo(newest);
        assertThat(texts(bob.list("/api/posts?scope=all&limit=3"))).isEqualTo(texts(feed));
    }

    @Test
    void aPageIsTwentyPostsUnlessAskedOtherwise() {
        Person ada = person("ada");
        for (int i = 0; i < 21; i++) {
            ada.publish("post " + i);
        }

        JsonNode feed = ada.list("/api/posts?author={id}", ada.id());

        assertThat(feed.get("items")).hasSize(20);
        assertThat(feed.get("nextCursor").isString()).isTrue();
        assertThat(ada.list("/api/posts?author={id}&limit=100", ada.id()).get("items"))
                .hasSize(21);
    }

    @Test
    void pagesLeaveNothingOutAndRepeatNothingWhateverIsPublishedMeanwhile() {
        Person ada = person("ada");
        Person bob = person("bob");
        for (int i = 0; i < 7; i++) {
            ada.publish("post " + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = cursor == null
                    ? bob.list("/api/posts?author={id}&limit=3", ada.id())
                    : bob.list("/api/posts?author={id}&limit=3&cursor={cursor}", ada.id(), cursor);
            seen.addAll(texts(page));
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : page.get("nextCursor").asString();
            ada.publish("meanwhile");
        } while (cursor != null);

        assertThat(seen).containsExactly("post 6", "post 5", "post 4", "post 3", "post 2", "post 1", "post 0");
    }

    @Test
    void oneAuthorsPostsCanBeAskedFor() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.publish("by ada");
        bob.publish("by bob");

        assertThat(texts(bob.list("/api/posts?author={id}", ada.id()))).containsExactly("by ada");
        assertThat(texts(bob.list("/api/posts?author={id}", UUID.randomUUID()))).isEmpty();
    }

    @Test
    void aFeedOfThoseOneFollowsHoldsOnesOwnPosts() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.publish("by ada");
        bob.publish("by bob");

        assertThat(texts(bob.list("/api/posts?scope=following"))).containsExactly("by bob");
        assertThat(texts(bob.list("/api/posts?scope=following&author={id}", ada.id())))
                .isEmpty();
    }

    @Test
    void privatePeoplesPostsAreInTheirOwnFeedOnly() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        eve.publish("secret");

        assertThat(texts(eve.list("/api/posts?author={id}", eve.id()))).containsExactly("secret");
        assertThat(texts(eve.list("/api/posts?limit=1"))).containsExactly("secret");
        assertThat(texts(bob.list("/api/posts?author={id}", eve.id()))).isEmpty();
        assertThat(texts(bob.list("/api/posts?limit=100"))).doesNotContain("secret");
    }

    @Test
    void theFeedTellsWhatTheViewerLikes() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Like me");
        bob.like(HttpMethod.PUT, id);

        JsonNode bobs =
                bob.list("/api/posts?author={id}", ada.id()).get("items").get(0);
        JsonNode adas =
                ada.list("/api/posts?author={id}", ada.id()).get("items").get(0);

        assertThat(bobs.get("liked").asBoolean()).isTrue();
        assertThat(adas.get("liked").asBoolean()).isFalse();
        assertThat(adas.get("likeCount").asLong()).isEqualTo(1);
    }
}
