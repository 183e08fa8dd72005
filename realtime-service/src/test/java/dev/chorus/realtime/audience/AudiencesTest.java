package dev.chorus.realtime.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.Author;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.realtime.audience.AudienceSource.Audience;
import dev.chorus.realtime.hub.TestHub;
import dev.chorus.realtime.upstream.Refusal;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AudiencesTest {
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final Owner owner = new Owner();
    private final Audiences audiences = new Audiences(
            owner,
            TestHub.settings(
                    Map.of("realtime.audiences.questions", "2", "realtime.audiences.people-per-question", "10")));

    @Test
    void relationsAreAsTheOwnerSays() {
        CompletableFuture<Relations> asked = ask(ada);
        UUID muted = UUID.randomUUID();
        UUID blocked = UUID.randomUUID();
        owner.answer(TestRelations.audience(ada, List.of(bob), List.of(blocked), List.of(muted)));

        Relations relations = asked.join();
        assertThat(relations.follows(bob)).isTrue();
        assertThat(relations.follows(ada)).isTrue();
        assertThat(relations.follows(muted)).isFalse();
        assertThat(relations.isSeveredFrom(blocked)).isTrue();
        assertThat(relations.mutes(muted)).isTrue();
    }

    @Test
    void whatIsHeardWhileTheAnswerIsUnderWayCounts() {
        UUID carl = UUID.randomUUID();
        CompletableFuture<Relations> asked = ask(ada);

        audiences.apply(followed(ada, bob));
        audiences.apply(unfollowed(ada, carl));
        owner.answer(TestRelations.audience(ada, List.of(carl), List.of(), List.of()));

        assertThat(asked.join().follows(bob)).isTrue();
        assertThat(asked.join().follows(carl)).isFalse();
    }

    @Test
    void showingOnesPresenceAgainCountsWhileTheAnswerIsUnderWay() {
        CompletableFuture<Relations> asked = ask(ada);

        audiences.hidePresence(ada, false);
        owner.answer(new Audience(ada, List.of(), List.of(), List.of(), List.of(), List.of(), true));

        assertThat(asked.join().hidesPresence()).isFalse();
    }

    @Test
    void everyChangeAfterThatCounts() {
        CompletableFuture<Relations> asked = ask(ada);
        owner.answerAll();
        Relations relations = asked.join();

        audiences.apply(followed(ada, bob));
        assertThat(relations.follows(bob)).isTrue();
        audiences.apply(unfollowed(ada, bob));
        assertThat(relations.follows(bob)).isFalse();

        audiences.apply(new SocialGraphEvent.BlockCreated(UUID.randomUUID(), Instant.now(), bob, ada));
        assertThat(relations.isSeveredFrom(bob)).isTrue();
        audiences.apply(new SocialGraphEvent.BlockRemoved(UUID.randomUUID(), Instant.now(), bob, ada));
        assertThat(relations.isSeveredFrom(bob)).isFalse();

        audiences.apply(new SocialGraphEvent.MuteCreated(UUID.randomUUID(), Instant.now(), ada, bob));
        assertThat(relations.mutes(bob)).isTrue();
        audiences.apply(new SocialGraphEvent.MuteRemoved(UUID.randomUUID(), Instant.now(), ada, bob));
        assertThat(relations.mutes(bob)).isFalse();
    }

    @Test
    void aBlockSeversBothSides() {
        CompletableFuture<Relations> adas = ask(ada);
        CompletableFuture<Relations> bobs = ask(bob);
        owner.answerAll();

        audiences.apply(new SocialGraphEvent.BlockCreated(UUID.randomUUID(), Instant.now(), ada, bob));

        assertThat(adas.join().isSeveredFrom(bob)).isTrue();
        assertThat(bobs.join().isSeveredFrom(ada)).isTrue();
    }

    @Test
    void allSessionsOfAPersonShareTheirRelations() {
        CompletableFuture<Relations> first = ask(ada);
        CompletableFuture<Relations> second = ask(ada);
        owner.answerAll();
        CompletableFuture<Relations> third = ask(ada);

        assertThat(second.join()).isSameAs(first.join());
        assertThat(third.join()).isSameAs(first.join());
        assertThat(owner.questions).hasSize(1);
    }

    @Test
    void aCrowdIsAskedForTogether() {
        List<CompletableFuture<Relations>> crowd =
                IntStream.range(0, 32).mapToObj(_ -> ask(UUID.randomUUID())).toList();
        assertThat(owner.questions).hasSize(2);

        while (crowd.stream().anyMatch(one -> !one.isDone())) {
            owner.answerAll();
        }

        assertThat(owner.questions)
                .extracting(Question::people)
                .extracting(List::size)
                .containsExactly(1, 1, 10, 10, 10);
    }

    @Test
    void aFailureIsNotRemembered() {
        CompletableFuture<Relations> failing = ask(ada);
        owner.questions.getFirst().answer().tryEmitError(Refusal.unavailable());
        assertThatThrownBy(failing::join).hasCauseInstanceOf(Refusal.class);

        CompletableFuture<Relations> again = ask(ada);
        owner.answerAll();
        assertThat(again.join().userId()).isEqualTo(ada);
    }

    @Test
    void anAnswerWithoutThePersonIsAFailure() {
        CompletableFuture<Relations> asked = ask(ada);
        owner.questions.getFirst().answer().tryEmitValue(List.of());

        assertThatThrownBy(asked::join).hasCauseInstanceOf(Refusal.class);
    }

    @Test
    void theRelationsOfThoseWhoHaveGoneAreForgotten() {
        WeakReference<Relations> gone = askAndForget();

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            System.gc();
            return gone.refersTo(null);
        });
        CompletableFuture<Relations> again = ask(ada);
        owner.answerAll();
        assertThat(again.join().userId()).isEqualTo(ada);
    }

    private WeakReference<Relations> askAndForget() {
        CompletableFuture<Relations> asked = ask(ada);
        owner.answerAll();
        return new WeakReference<>(asked.join());
    }

    private CompletableFuture<Relations> ask(UUID userId) {
        return audiences.of(userId).toCompletableFuture();
    }

    private SocialGraphEvent followed(UUID follower, UUID followee) {
        return new SocialGraphEvent.FollowCreated(
                UUID.randomUUID(),
                Instant.now(),
                null,
                new Author(follower, "a", "A"),
                new Author(followee, "b", "B"),
                null);
    }

    private SocialGraphEvent unfollowed(UUID follower, UUID followee) {
        return new SocialGraphEvent.FollowRemoved(UUID.randomUUID(), Instant.now(), null, follower, followee);
    }

    private record Question(List<UUID> people, Sinks.One<List<Audience>> answer) {}

    /** Answers when told to. */
    private static final class Owner implements AudienceSource {
        private final List<Question> questions = new ArrayList<>();
        private int answered;

        @Override
        public Mono<List<Audience>> of(List<UUID> userIds) {
            Question question = new Question(userIds, Sinks.one());
            questions.add(question);
            return question.answer().asMono();
        }

        void answer(Audience... audiences) {
            questions.get(answered++).answer().tryEmitValue(Stream.of(audiences).toList());
        }

        /** With no relations to anyone. */
        void answerAll() {
            while (answered < questions.size()) {
                answer(questions.get(answered).people().stream()
                        .map(userId -> TestRelations.audience(userId, List.of(), List.of(), List.of()))
                        .toArray(Audience[]::new));
            }
        }
    }
}
