package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.local.SocialModel.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Twenty people do random things. After each of them, for everyone: what was pushed to them they may fetch, what they may
 * not fetch was not pushed to them, what they may hear they have heard, and counts equal what can be listed. Where
 * visibility changed less than two seconds ago, either outcome of a push is right, and is not looked at.
 */
@ExtendWith(RunningChorus.class)
class VisibilityPropertyTest {
    private static final int PEOPLE = 20;
    private static final int STEPS = 150;
    private static final int POSTS = 60;
    private static final Duration PROMISED = Duration.ofSeconds(2);
    /** For a push to arrive on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long seed = Long.getLong("chorus.property.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final SocialModel model = new SocialModel();
    private final List<Person> people;
    private final Map<Person, Hearing> hearings = new HashMap<>();
    private final List<Unheard> unheard = new ArrayList<>();
    private String step = "";

    /** Something that must never be pushed to someone. */
    private record Unheard(Person person, String event, String id, String step) {}

    VisibilityPropertyTest(LocalRun run) {
        people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Person.register(run, "p" + i))
                .toList();
        people.forEach(person -> hearings.put(person, person.connects()));
    }

    @AfterEach
    void disconnect() {
        hearings.values().forEach(Hearing::close);
    }

    @Test
    void nobodyHearsWhatTheyMayNotSeeAndEveryoneWhatTheyMay() {
        for (int i = 0; i < STEPS; i++) {
            act(i);
            people.forEach(this::fetchesWhatTheModelSays);
            nothingForbiddenWasHeard();
        }
        people.forEach(this::countsEqualWhatCanBeListed);
    }

    private void act(int number) {
        Person one = any(people);
        Person other = any(people.stream().filter(person -> !person.equals(one)).toList());
        switch (random.nextInt(18)) {
            case 0, 1 -> follow(number, one, other);
            case 2 -> unfollow(number, one, other);
            case 3, 4 -> decideRequests(number, one);
            case 5 -> block(number, one, other, !model.blocks(one, other));
            case 6 -> mute(number, one, other, !model.mutes(one, other));
            case 7 -> setPrivate(number, one, !model.isPrivate(one));
            case 8, 9, 10, 11 -> publish(number, one);
            case 12, 13 -> enter(number, one);
            case 14, 15 -> comment(number, one);
            case 16 -> like(number, one);
            default -> delete(number, one);
        }
    }

    private void follow(int number, Person one, Person other) {
        step = "%d of seed %d: %s follows %s".formatted(number, seed, one.username(), other.username());
        Gateway.Answer answer = one.calls("PUT", "/api/follow/" + other.id(), null);
        if (model.severed(one, other)) {
            assertThat(answer.status()).as(step).isEqualTo(404);
            return;
        }
        String status = answer.body().path("status").asString();
        if (model.follows(one, other)) {
            assertThat(status).as(step).isEqualTo("following");
        } else if (status.equals("following")) {
            assertThat(model.isPrivate(other) && model.isSettled(one, other))
                    .as(step)
                    .isFalse();
            model.setFollows(one, other, true);
        } else {
            assertThat(status).as(step).isEqualTo("pending");
        }
    }

    private void unfollow(int number, Person one, Person other) {
        step = "%d of seed %d: %s unfollows %s".formatted(number, seed, one.username(), other.username());
        one.calls("DELETE", "/api/follow/" + other.id(), null);
        model.setFollows(one, other, false);
    }

    private void decideRequests(int number, Person one) {
        boolean accept = random.nextInt(4) > 0;
        step = "%d of seed %d: %s accepts all requests: %s".formatted(number, seed, one.username(), accept);
        for (JsonNode request : items(one.sees("/api/follow/requests?limit=100"))) {
            String id = request.path("id").asString();
            one.does("POST", "/api/follow/requests/" + id, Map.of("action", accept ? "accept" : "reject"));
            Person asking = person(request.path("user").path("id").asString());
            if (accept) {
                model.setFollows(asking, one, true);
            }
        }
    }

    private void block(int number, Person one, Person other, boolean value) {
        step = "%d of seed %d: %s blocks %s: %s".formatted(number, seed, one.username(), other.username(), value);
        one.does(value ? "PUT" : "DELETE", "/api/blocks/" + other.id(), null);
        model.setBlocks(one, other, value);
    }

    private void mute(int number, Person one, Person other, boolean value) {
        step = "%d of seed %d: %s mutes %s: %s".formatted(number, seed, one.username(), other.username(), value);
        Gateway.Answer answer = one.calls(value ? "PUT" : "DELETE", "/api/mutes/" + other.id(), null);
        if (answer.status() == 200) {
            model.setMutes(one, other, value);
        } else {
            assertThat(model.severed(one, other)).as(step).isTrue();
        }
    }

    private void setPrivate(int number, Person one, boolean value) {
        step = "%d of seed %d: %s is private: %s".formatted(number, seed, one.username(), value);
        one.isPrivate(value);
        model.setPrivate(one, value, people);
    }

    private void publish(int number, Person one) {
        if (model.posts.size() >= POSTS) {
            return;
        }
        step = "%d of seed %d: %s publishes".formatted(number, seed, one.username());
        Post post = new Post(one.publishes("Step " + number).path("id").asString(), one);
        model.posts.put(post.id, post);
        heardBy("new_post", post.id, one, people, model::feeds);
    }

    private void enter(int number, Person one) {
        visible(one).ifPresent(post -> {
            step = "%d of seed %d: %s enters a room of %s"
                    .formatted(number, seed, one.username(), post.author.username());
            JsonNode answer = hears(one).says("join_post", post.id);
            if (answer.path("ok").asBoolean()) {
                post.room.add(one);
            } else {
                assertThat(model.isSettled(one, post.author)).as(step).isFalse();
            }
        });
    }

    private void comment(int number, Person one) {
        visible(one).ifPresent(post -> {
            step = "%d of seed %d: %s comments on a post of %s"
                    .formatted(number, seed, one.username(), post.author.username());
            Gateway.Answer answer =
                    one.calls("POST", "/api/posts/" + post.id + "/comments", Map.of("content", "Step " + number));
            if (answer.status() != 201) {
                assertThat(model.isSettled(one, post.author)).as(step).isFalse();
                return;
            }
            String id = answer.body().path("id").asString();
            post.comments.put(id, one);
            List<Person> settledWithAuthor = people.stream()
                    .filter(person -> model.isSettled(person, post.author))
                    .toList();
            heardBy(
                    "new_comment",
                    id,
                    one,
                    settledWithAuthor,
                    (person, commenter) -> post.room.contains(person) && !model.severed(person, commenter));
        });
    }

    private void like(int number, Person one) {
        visible(one).ifPresent(post -> {
            boolean value = !post.likers.contains(one);
            step = "%d of seed %d: %s likes a post of %s: %s"
                    .formatted(number, seed, one.username(), post.author.username(), value);
            Gateway.Answer answer = one.calls(value ? "PUT" : "DELETE", "/api/posts/" + post.id + "/like", null);
            if (answer.status() != 200) {
                assertThat(model.isSettled(one, post.author)).as(step).isFalse();
                return;
            }
            if (value) {
                post.likers.add(one);
            } else {
                post.likers.remove(one);
            }
            assertThat(answer.body().path("likeCount").asInt()).as(step).isEqualTo(post.likers.size());
        });
    }

    private void delete(int number, Person one) {
        List<Post> own = model.posts.values().stream()
                .filter(post -> post.author.equals(one))
                .toList();
        if (!own.isEmpty()) {
            Post post = any(own);
            step = "%d of seed %d: %s deletes a post".formatted(number, seed, one.username());
            assertThat(one.calls("DELETE", "/api/posts/" + post.id, null).status())
                    .as(step)
                    .isEqualTo(204);
            model.posts.remove(post.id);
            heardBy("post_deleted", post.id, one, people, model::maySee);
        }
    }

    /** Of these, all who may have heard it, and nobody else. */
    private void heardBy(
            String event, String id, Person actor, List<Person> whom, BiPredicate<Person, Person> mayHear) {
        for (Person person : whom) {
            if (model.isSettled(person, actor)) {
                if (mayHear.test(person, actor)) {
                    soon(step + ": " + event + " at " + person.username(), PATIENCE)
                            .until(() -> hears(person).heardIds(event).contains(id));
                } else {
                    unheard.add(new Unheard(person, event, id, step));
                }
            }
        }
    }

    private void nothingForbiddenWasHeard() {
        assertThat(unheard.stream()
                        .filter(one -> hears(one.person()).heardIds(one.event()).contains(one.id())))
                .as(step)
                .isEmpty();
    }

    private void fetchesWhatTheModelSays(Person person) {
        Set<String> expected = model.posts.values().stream()
                .filter(post -> model.feeds(person, post.author))
                .map(post -> post.id)
                .collect(Collectors.toSet());
        Set<String> ours = model.posts.keySet();
        soon(step + ": the feed of " + person.username(), PROMISED).until(() -> {
            Set<String> fetched = new HashSet<>();
            items(person.sees("/api/posts?limit=100"))
                    .forEach(post -> fetched.add(post.path("id").asString()));
            fetched.retainAll(ours);
            return fetched.equals(expected);
        });
        List<Post> all = List.copyOf(model.posts.values());
        if (!all.isEmpty()) {
            Post post = any(all);
            soon(step + ": " + person.username() + " and a post of " + post.author.username(), PROMISED)
                    .until(() -> person.maySee(post.id) == model.maySee(person, post.author));
        }
    }

    private void countsEqualWhatCanBeListed(Person person) {
        soon("counts of " + person.username(), PROMISED).untilAsserted(() -> {
            JsonNode profile = person.sees("/api/users/" + person.id());
            assertThat(profile.path("followerCount").asLong())
                    .isEqualTo(model.followers(person))
                    .isEqualTo(items(person.sees("/api/users/" + person.id() + "/followers?limit=100"))
                            .size());
            assertThat(profile.path("followingCount").asLong())
                    .isEqualTo(model.following(person))
                    .isEqualTo(items(person.sees("/api/users/" + person.id() + "/following?limit=100"))
                            .size());
            assertThat(profile.path("postCount").asLong())
                    .isEqualTo(model.posts.values().stream()
                            .filter(post -> post.author.equals(person))
                            .count());
        });
        for (Post post : model.posts.values()) {
            if (model.maySee(person, post.author)) {
                JsonNode fetched = person.sees("/api/posts/" + post.id);
                Set<String> listed = items(person.sees("/api/posts/" + post.id + "/comments?limit=100")).stream()
                        .map(comment -> comment.path("id").asString())
                        .collect(Collectors.toSet());
                assertThat(fetched.path("likeCount").asInt()).isEqualTo(post.likers.size());
                assertThat(fetched.path("commentCount").asInt()).isEqualTo(post.comments.size());
                assertThat(listed)
                        .isEqualTo(post.comments.entrySet().stream()
                                .filter(comment -> !model.severed(person, comment.getValue()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
            }
        }
    }

    /** Looks at once, and then often: there are ten thousand of these. */
    private static ConditionFactory soon(String what, Duration patience) {
        return await(what)
                .atMost(patience)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10));
    }

    private Optional<Post> visible(Person person) {
        List<Post> visible = model.posts.values().stream()
                .filter(post -> model.maySee(person, post.author))
                .toList();
        return visible.isEmpty() ? Optional.empty() : Optional.of(any(visible));
    }

    private Hearing hears(Person person) {
        return Objects.requireNonNull(hearings.get(person));
    }

    private Person person(String id) {
        return people.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }
}
