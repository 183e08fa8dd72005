package dev.chorus.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FollowingFeedTest extends PostServiceTest {

    private static List<String> texts(JsonNode page) {
        List<String> texts = new ArrayList<>();
        page.get("items").forEach(post -> texts.add(post.get("content").asString()));
        return texts;
    }

    private static List<String> allPages(Person reader, int limit) {
        List<String> texts = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = cursor.isEmpty()
                    ? reader.list("/api/posts?scope=following&limit={limit}", limit)
                    : reader.list("/api/posts?scope=following&limit={limit}&cursor={cursor}", limit, cursor);
            texts.addAll(texts(page));
            if (page.get("nextCursor").isNull()) {
                return texts;
            }
            cursor = page.get("nextCursor").asString();
        }
    }

    @Test
    void itHoldsOnesOwnPostsAndThoseOfThePeopleOneFollowsNewestFirst() {
        Person ada = person("ada");
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        follow(bob, ada);
        follow(bob, eve);
        person("stranger").publish("unheard");
        ada.publish("1");
        eve.publish("2");
        JsonNode newest = bob.publish("3");

        JsonNode feed = bob.list("/api/posts?scope=following");

        assertThat(texts(feed)).containsExactly("3", "2", "1");
        assertThat(feed.get("items").get(0)).isEqualTo(newest);
        assertThat(feed.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void whomOneMutesIsLeftOutOfFeedsButCanBeRead() {
        Person ada = person("ada");
        Person bob = person("bob");
        follow(bob, ada);
        mute(bob, ada);
        String id = ada.post("noise " + ada.id());

        assertThat(texts(bob.list("/api/posts?scope=following"))).isEmpty();
        assertThat(texts(bob.list("/api/posts?limit=100"))).doesNotContain("noise " + ada.id());
        assertThat(texts(bob.list("/api/posts?author={id}", ada.id()))).hasSize(1);
        assertThat(bob.read(id).at("/author/id").asString()).isEqualTo(ada.id().toString());

        unmute(bob, ada);
        assertThat(texts(bob.list("/api/posts?scope=following"))).containsExactly("noise " + ada.id());
        assertThat(texts(bob.list("/api/posts?limit=100"))).contains("noise " + ada.id());
    }

    @Test
    void aBlockLeavesBothOutOfEachOthersFeeds() {
        Person ada = person("ada");
        Person bob = person("bob");
        follow(bob, ada);
        follow(ada, bob);
        ada.publish("by ada " + ada.id());
        bob.publish("by bob " + bob.id());
        block(ada, bob);

        assertThat(texts(bob.list("/api/posts?scope=following"))).containsExactly("by bob " + bob.id());
        assertThat(texts(ada.list("/api/posts?scope=following"))).containsExactly("by ada " + ada.id());
        assertThat(texts(bob.list("/api/posts?limit=100"))).doesNotContain("by ada " + ada.id());
        assertThat(texts(ada.list("/api/posts?limit=100"))).doesNotContain("by bob " + bob.id());
    }

    @Test
    void pagesAreWholeWhetherThePeopleOneFollowsPostOftenOrSeldom() {
        Person reader = person("reader");
        List<Person> followees =
                IntStream.range(0, 7).mapToObj(_ -> newcomer("followee")).toList();
        topics.publish(followees.stream()
                .flatMap(person -> List.<DomainEvent>of(registered(person, false), followed(reader, person)).stream())
                .toArray(DomainEvent[]::new));
        followees.forEach(person -> awaitVersion(person, 1));
        awaitCount("follows WHERE follower_id = '" + reader.id() + "'", 7);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // The first writes most, the last once.
            Person author = followees.get(Math.min(6, Integer.numberOfTrailingZeros(i + 1)));
            author.publish("post " + i);
            expected.addFirst("post " + i);
        }
        assertThat(allPages(reader, 4)).as("among the newest").isEqualTo(expected);

        // More posts of others than a page looks at: 100 for each of its places and the one after.
        Person stranger = person("stranger");
        database.sql("""
                        INSERT INTO posts (id, author_id, content, created_at, updated_at)
                        SELECT gen_random_uuid(), :author, 'between', at, at
                        FROM (SELECT statement_timestamp() FROM generate_series(1, 600)) AS series (at)
                        """).bind("author", stranger.id()).then().block();
        try {
            assertThat(allPages(reader, 4)).as("behind many others").isEqualTo(expected);
            assertThat(allPages(reader, 1)).isEqualTo(expected);
        } finally {
            database.sql("DELETE FROM posts WHERE author_id = :author")
                    .bind("author", stranger.id())
                    .then()
                    .block();
        }
    }
}
