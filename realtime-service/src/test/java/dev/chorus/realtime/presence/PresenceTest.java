package dev.chorus.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SignalEvent;
import dev.chorus.realtime.presence.Presence.Change;
import dev.chorus.testing.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final PresenceSettings SETTINGS = new PresenceSettings(
            Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(25), Duration.ofSeconds(60));

    private final UUID self = UUID.randomUUID();
    private final UUID node = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID ada = UUID.randomUUID();
    private final MovableClock clock = MovableClock.stopped();
    private final Presence presence = new Presence(SETTINGS, clock, new ThisNode(() -> self));

    private SignalEvent.Presence signal(UUID nodeId, boolean connected) {
        return new SignalEvent.Presence(UUID.randomUUID(), clock.instant(), ada, nodeId, connected);
    }

    private void lives(UUID nodeId) {
        assertThat(presence.apply(new SignalEvent.NodeAlive(UUID.randomUUID(), clock.instant(), nodeId)))
                .isEmpty();
    }

    @Test
    void whoeverComesIsOnlineAtOnceAndToldOnce() {
        assertThat(presence.apply(signal(node, true))).containsExactly(new Change(ada, true));
        assertThat(presence.apply(signal(other, true))).isEmpty();
        assertThat(presence.apply(signal(node, true))).isEmpty();
        assertThat(presence.isOnline(ada)).isTrue();
    }

    @Test
    void whoeverGoesIsOfflineAfterTheGrace() {
        presence.apply(signal(node, true));

        assertThat(presence.apply(signal(node, false))).isEmpty();
        clock.advance(Duration.ofSeconds(9));
        assertThat(presence.look()).isEmpty();
        assertThat(presence.isOnline(ada)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(presence.look()).containsExactly(new Change(ada, false));
        assertThat(presence.isOnline(ada)).isFalse();
        assertThat(presence.look()).isEmpty();
    }

    @Test
    void whoeverIsBackWithinTheGraceHasNeverBeenAway() {
        presence.apply(signal(node, true));
        presence.apply(signal(node, false));
        clock.advance(Duration.ofSeconds(5));

        assertThat(presence.apply(signal(other, true))).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(presence.look()).isEmpty();
        assertThat(presence.isOnline(ada)).isTrue();
    }

    @Test
    void theLastOfSeveralNodesCounts() {
        presence.apply(signal(node, true));
        presence.apply(signal(other, true));

        presence.apply(signal(node, false));
        clock.advance(Duration.ofSeconds(20));

        assertThat(presence.look()).isEmpty();
        assertThat(presence.isOnline(ada)).isTrue();
    }

    @Test
    void ofANodeThatFallsSilentNobodyIsOnline() {
        presence.apply(signal(node, true));
        clock.advance(Duration.ofSeconds(20));
        lives(node);
        clock.advance(Duration.ofSeconds(25));
        assertThat(presence.look()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(presence.look()).isEmpty();
        clock.advance(Duration.ofSeconds(10));

        assertThat(presence.look()).containsExactly(new Change(ada, false));
    }

    @Test
    void whatIsReadBackOfADeadNodeIsNotBelieved() {
        SignalEvent.Presence old = signal(node, true);
        clock.advance(Duration.ofSeconds(30));

        assertThat(presence.apply(old)).isEmpty();
        assertThat(presence.isOnline(ada)).isFalse();
    }

    /** Partitions are read one after the other: those with users before the one with the signs of life. */
    @Test
    void whoeverIsReadBackBeforeTheirNodesSignOfLifeIsOnlineWithIt() {
        SignalEvent.Presence old = signal(node, true);
        clock.advance(Duration.ofSeconds(50));
        SignalEvent.NodeAlive alive = new SignalEvent.NodeAlive(UUID.randomUUID(), clock.instant(), node);

        assertThat(presence.apply(old)).isEmpty();
        assertThat(presence.look()).isEmpty();
        assertThat(presence.apply(alive)).containsExactly(new Change(ada, true));

        assertThat(presence.isOnline(ada)).isTrue();
        presence.apply(signal(node, false));
        clock.advance(Duration.ofSeconds(10));
        assertThat(presence.look()).containsExactly(new Change(ada, false));
    }

    @Test
    void whoeverHasGoneSinceIsNotOnlineWithTheSignOfLife() {
        SignalEvent.Presence came = signal(node, true);
        clock.advance(Duration.ofSeconds(10));
        SignalEvent.Presence went = signal(node, false);
        clock.advance(Duration.ofSeconds(40));

        presence.apply(came);
        presence.apply(went);
        lives(node);

        assertThat(presence.isOnline(ada)).isFalse();
    }

    @Test
    void whatWasSaidLongerAgoThanItIsRepeatedIsForgotten() {
        SignalEvent.Presence old = signal(node, true);
        clock.advance(Duration.ofSeconds(30));
        presence.apply(old);
        clock.advance(Duration.ofSeconds(91));
        presence.look();

        lives(node);

        assertThat(presence.isOnline(ada)).isFalse();
    }

    @Test
    void thisNodeLivesEvenIfItsSignalsDoNotGetThrough() {
        presence.apply(signal(self, true));
        clock.advance(Duration.ofMinutes(5));

        assertThat(presence.look()).isEmpty();
        assertThat(presence.isOnline(ada)).isTrue();
    }
}
