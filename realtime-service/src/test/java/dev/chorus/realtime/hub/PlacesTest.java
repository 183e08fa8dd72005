package dev.chorus.realtime.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Pid;
import dev.chorus.realtime.position.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final int MOST = 3;

    private final Places places = new Places(MOST);
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    private static Session session(UUID userId) {
        return new Session(
                Session.nextWish(),
                FakeSocket.credential(userId, Instant.now(), Duration.ofMinutes(15)),
                Relations.none(userId),
                FakeSocket.LIMITS);
    }

    /** What its client takes for the same. */
    private static Session again(Session former) {
        Offset from = new Offset(Position.NONE, Instant.now());
        return session(former.userId())
                .arriving(new Arrival.Return(new Pid(former.key(), former.userId(), from), from, Map.of(), true));
    }

    private List<Session> fill(UUID userId) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            sessions.add(session(userId));
        }
        assertThat(sessions).allMatch(places::take);
        return sessions;
    }

    @Test
    void eachUserHasSoMany() {
        fill(ada);

        assertThat(places.take(session(ada))).isFalse();
        assertThat(places.take(session(bob))).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAndWhoHoldsNothingIsForgotten() {
        List<Session> all = fill(ada);

        places.leave(all.getFirst());
        places.leave(all.getFirst());

        assertThat(places.take(session(ada))).isTrue();
        assertThat(places.take(session(ada))).isFalse();
        fill(bob).forEach(places::leave);
        assertThat(places.users()).isEqualTo(1);
    }

    @Test
    void aSessionThatComesBackTakesItsOwnPlace() {
        List<Session> all = fill(ada);
        Session back = again(all.getFirst());

        assertThat(places.take(back)).isTrue();
        assertThat(places.take(again(back))).isTrue();
        places.leave(all.getFirst());
        places.leave(back);

        assertThat(places.take(session(ada))).isFalse();
    }

    @Test
    void whoComesBackFromElsewhereNeedsAPlaceLikeAnyOther() {
        fill(ada);

        assertThat(places.take(again(session(ada)))).isFalse();
        assertThat(places.take(again(session(bob)))).isTrue();
    }

    @Test
    void anOlderWishToComeBackIsNotGrantedAfterANewerOne() {
        Session first = session(ada);
        Session older = again(first);
        Session newer = again(first);

        assertThat(places.take(newer)).isTrue();
        assertThat(places.take(older)).isFalse();

        places.leave(newer);
        assertThat(places.take(older)).isTrue();
    }

    @Test
    void fromManyLoopsNoneIsLostAndNoneTooMany() throws Exception {
        List<UUID> users = List.of(ada, bob);
        Map<UUID, AtomicInteger> held = Map.of(ada, new AtomicInteger(), bob, new AtomicInteger());
        List<Callable<Boolean>> loops = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            loops.add(() -> comeAndGo(users, held, random));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(loops.size())) {
            for (var bounded : executor.invokeAll(loops)) {
                assertThat(bounded.get()).isTrue();
            }
        }

        assertThat(places.users()).isZero();
        fill(ada);
        assertThat(places.take(session(ada))).isFalse();
    }

    /** Comes, goes and comes back without its loss having been noticed; false if there ever were more than may be. */
    private boolean comeAndGo(List<UUID> users, Map<UUID, AtomicInteger> held, Random random) {
        boolean bounded = true;
        Map<UUID, List<Session>> mine = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            UUID user = users.get(random.nextInt(users.size()));
            AtomicInteger count = Objects.requireNonNull(held.get(user));
            List<Session> theirs = mine.computeIfAbsent(user, _ -> new ArrayList<>());
            Session next = session(user);
            switch (random.nextInt(3)) {
                case 0 -> {
                    if (places.take(next)) {
                        bounded &= count.incrementAndGet() <= MOST;
                        theirs.add(next);
                    }
                }
                case 1 -> {
                    if (!theirs.isEmpty()) {
                        Session former = theirs.removeLast();
                        Session back = again(former);
                        bounded &= places.take(back);
                        places.leave(former);
                        theirs.add(back);
                    }
                }
                default -> {
                    if (!theirs.isEmpty()) {
                        leave(theirs.removeLast(), count);
                    }
                }
            }
        }
        mine.forEach((user, theirs) -> theirs.forEach(last -> leave(last, Objects.requireNonNull(held.get(user)))));
        return bounded;
    }

    private void leave(Session session, AtomicInteger count) {
        count.decrementAndGet();
        places.leave(session);
    }
}
