package dev.chorus.realtime.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> happened = new ArrayList<>();

    @BeforeEach
    void freezeTime() {
        channel.freezeTime();
    }

    @Test
    void aPingComesAfterEachIntervalAsLongAsPongsComeBack() {
        var heartbeat = heartbeat(300, 200);
        var member = join(heartbeat, "a");
        for (var round = 0; round < 3; round++) {
            pass(290);
            assertThat(happened).isEmpty();
            pass(10);
            assertThat(happened).containsExactly("ping a");
            happened.clear();
            pass(150);
            heartbeat.pong(member);
        }
        pass(200);
        assertThat(happened).isEmpty();
    }

    @Test
    void aMissingPongIsNoticedAfterTheTimeout() {
        var heartbeat = heartbeat(300, 200);
        var silent = join(heartbeat, "silent");
        pass(100);
        var lively = join(heartbeat, "lively");
        pass(200);
        assertThat(happened).containsExactly("ping silent");
        pass(100);
        heartbeat.pong(lively);
        pass(99);
        assertThat(heartbeat.isOverdue(silent)).isFalse();
        assertThat(happened).containsExactly("ping silent", "ping lively");
        pass(1);
        assertThat(happened).containsExactly("ping silent", "ping lively", "silent is gone");
    }

    @Test
    void betweenTwoTicksOfTheTimerAMissingPongIsKnownAlready() {
        var heartbeat = heartbeat(300, 200);
        var silent = join(heartbeat, "silent");
        pass(195);
        join(heartbeat, "other");
        pass(105);
        pass(195);
        assertThat(happened).containsExactly("ping silent", "ping other");
        pass(5);
        assertThat(happened).hasSize(2);
        assertThat(heartbeat.isOverdue(silent)).isTrue();
        pass(5);
        assertThat(happened).containsExactly("ping silent", "ping other", "silent is gone");
    }

    @Test
    void aTimeoutLongerThanTheIntervalDelaysNobodysPing() {
        var heartbeat = heartbeat(100, 5_000);
        join(heartbeat, "silent");
        var lively = join(heartbeat, "lively");
        pass(100);
        heartbeat.pong(lively);
        pass(90);
        assertThat(happened).containsExactly("ping silent", "ping lively");
        pass(10);
        assertThat(happened).containsExactly("ping silent", "ping lively", "ping lively");
    }

    @Test
    void whoHasLeftIsNotPinged() {
        var heartbeat = heartbeat(300, 200);
        var first = join(heartbeat, "first");
        var second = join(heartbeat, "second");
        var third = join(heartbeat, "third");
        heartbeat.stop(second);
        pass(300);
        assertThat(happened).containsExactly("ping first", "ping third");
        heartbeat.stop(first);
        heartbeat.pong(first);
        heartbeat.pong(third);
        heartbeat.stop(third);
        pass(10_000);
        assertThat(happened).hasSize(2);
    }

    @Test
    void anEventLoopThatStoodStillDoesNotBlameItsClients() {
        var heartbeat = heartbeat(300, 200);
        join(heartbeat, "a");
        pass(5_000);
        assertThat(happened).containsExactly("ping a");
        pass(90);
        assertThat(happened).hasSize(1);
        pass(10);
        assertThat(happened).containsExactly("ping a", "a is gone");
    }

    private Heartbeat heartbeat(int intervalMillis, int timeoutMillis) {
        return new Heartbeat(
                channel.eventLoop(),
                EngineConfig.defaults()
                        .withHeartbeat(Duration.ofMillis(intervalMillis), Duration.ofMillis(timeoutMillis)));
    }

    private Heartbeat.Member join(Heartbeat heartbeat, String name) {
        var member = new Heartbeat.Member() {
            @Override
            void ping() {
                happened.add("ping " + name);
            }

            @Override
            void pongMissed() {
                happened.add(name + " is gone");
            }
        };
        heartbeat.start(member);
        return member;
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
