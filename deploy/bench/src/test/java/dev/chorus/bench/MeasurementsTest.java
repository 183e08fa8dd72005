package dev.chorus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeChorus chorus = new FakeChorus();
    private final Loop loop = new Loop();
    private final Target target = Target.of(chorus.url(), false);
    private final Http http = new Http(loop, target, 8);
    private final List<Long> pids = List.of(ProcessHandle.current().pid());
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @AfterEach
    void stop() {
        loop.close();
        chorus.close();
    }

    @Test
    void eachLikeIsMatchedWithItsNotification() {
        try (Likes likes = new Likes(loop, target, http, pids, 4)) {
            assertThat(likes.measure(100, SECOND, 5_000, Likes.table(out))).isTrue();
        }
        assertThat(lastRow()).startsWith("| 100 | 100 | 0 | 100 | 0 | 0 |");
    }

    @Test
    void whatIsLostOrRepeatedIsCounted() {
        chorus.losesEvery = 10;
        try (Likes likes = new Likes(loop, target, http, pids, 4)) {
            assertThat(likes.measure(50, SECOND, 5_000, Likes.table(out))).isFalse();
        }
        assertThat(lastRow()).startsWith("| 50 | 50 | 0 | 45 | 5 | 0 |");
    }

    @Test
    void aRepeatedNotificationIsSeen() {
        chorus.pushesTwice = true;
        try (Likes likes = new Likes(loop, target, http, pids, 2)) {
            likes.measure(20, SECOND, 5_000, Likes.table(out));
        }
        assertThat(lastRow()).contains("| 20 | 0 | 20 | 0 |").doesNotContain("| 20 | 0 | 20 | 0 | 0 |");
    }

    @Test
    void aBroadcastIsCountedOnEverySocket() {
        try (Broadcast broadcast = new Broadcast(loop, target, http, pids, 100)) {
            assertThat(broadcast.measure(20, SECOND, 5_000, Broadcast.table(out)))
                    .isTrue();
        }
        assertThat(lastRow()).startsWith("| 20 | 100 | 20 | 0 | 2,000 | 0 |");
    }

    @Test
    void aSlowServerIsSeenToBeSlow() {
        chorus.lateMillis = 300;
        try (Broadcast broadcast = new Broadcast(loop, target, http, pids, 10)) {
            assertThat(broadcast.measure(20, SECOND, 250, Broadcast.table(out))).isFalse();
        }
    }

    @Test
    void anotherMachineIsLoadedOnlyOnDemand() {
        URI other = URI.create("http://192.0.2.1:3000");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of(other, false))
                .withMessageContaining("--remote");
        assertThat(Target.of(other, true).host()).isEqualTo("192.0.2.1:3000");
    }

    private String lastRow() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
