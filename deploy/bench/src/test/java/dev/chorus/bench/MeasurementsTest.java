package dev.chorus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeChorus chorus = new FakeChorus();
    private final Loop loop = new Loop();
    private final Target target = Target.of(chorus.url(), false);
    private final Http http = new Http(loop, target, 8);
    private final Rig rig = new Rig(
            loop,
            http,
            Publishing.overRest(http),
            Accounts.remembered(new Chorus(loop, http), null),
            List.of(ProcessHandle.current().pid()));
    private final Route gateway = new Route("gateway", target);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @AfterEach
    void stop() {
        loop.close();
        chorus.close();
    }

    @Test
    void eachLikeIsMatchedWithItsNotification() {
        try (Likes likes = new Likes(rig, gateway, 4)) {
            assertThat(likes.measure(100, SECOND, 5_000, Likes.table(out))).isTrue();
        }
        assertThat(lastRow()).startsWith("| gateway | 100 | 100 | 0 | 100 | 0 | 0 |");
    }

    @Test
    void noLikeIsMadeTwice() {
        try (Likes likes = new Likes(rig, gateway, 2)) {
            assertThat(likes.measure(6, SECOND, 5_000, Likes.table(out))).isTrue();
        }
        assertThat(lastRow()).startsWith("| gateway | 6 | 6 | 0 | 6 | 0 | 0 |");
    }

    @Test
    void whatIsLostOrRepeatedIsCounted() {
        chorus.losesEvery = 10;
        try (Likes likes = new Likes(rig, gateway, 4)) {
            assertThat(likes.measure(50, SECOND, 5_000, Likes.table(out))).isFalse();
        }
        assertThat(lastRow()).startsWith("| gateway | 50 | 50 | 0 | 45 | 5 | 0 |");
    }

    @Test
    void aRepeatedNotificationIsSeen() {
        chorus.pushesTwice = true;
        try (Likes likes = new Likes(rig, gateway, 2)) {
            likes.measure(20, SECOND, 5_000, Likes.table(out));
        }
        assertThat(lastRow()).contains("| 20 | 0 | 20 | 0 |").doesNotContain("| 20 | 0 | 20 | 0 | 0 |");
    }

    @Test
    void aBroadcastIsCountedOnEverySocket() {
        try (Broadcast broadcast = new Broadcast(rig, gateway, 100)) {
            assertThat(broadcast.measure(20, SECOND, 5_000, Broadcast.table(out)))
                    .isTrue();
        }
        assertThat(lastRow()).startsWith("| gateway | 20 | 100 | 20 | 0 | 2,000 | 0 | 0 |");
    }

    @Test
    void aRepeatedPostIsSeen() {
        chorus.pushesTwice = true;
        try (Broadcast broadcast = new Broadcast(rig, gateway, 10)) {
            broadcast.measure(20, SECOND, 5_000, Broadcast.table(out));
        }
        assertThat(lastRow())
                .startsWith("| gateway | 20 | 10 | 20 | 0 | 200 | 0 |")
                .doesNotContain("| 200 | 0 | 0 |");
    }

    @Test
    void aLostPostIsSeen() {
        chorus.losesEvery = 100;
        try (Broadcast broadcast = new Broadcast(rig, gateway, 50)) {
            assertThat(broadcast.measure(20, SECOND, 5_000, Broadcast.table(out)))
                    .isFalse();
        }
        assertThat(lastRow()).startsWith("| gateway | 20 | 50 | 20 | 0 | 990 | 10 | 0 |");
    }

    @Test
    void allWhoAreDroppedComeBackAndMissNothing() {
        Table table = Storm.table(out);
        Table curve = Storm.curve(Table.nowhere());
        try (Storm storm = new Storm(rig, gateway, 30, 20, Duration.ofMillis(1_500))) {
            storm.comeOnline(1, table);
            storm.comeBack(1, table, curve);
        }
        assertThat(table.column("connected")).containsExactly(30, 30);
        assertThat(table.column("recovered")).containsExactly(0, 30);
        assertThat(table.column("posts")).containsExactly(0L, 30L);
        assertThat(table.column("missing")).containsExactly(0L, 0L);
        assertThat(table.column("repeated")).containsExactly(0L, 0L);
        assertThat(curve.column("clients that are back")).startsWith(0).endsWith(30);
    }

    @Test
    void whoStopsReadingHearsNothingAndTheOthersAll() {
        Table table = Slow.table(out);
        try (Slow slow = new Slow(rig, gateway, 20, 5, 20, 1_000)) {
            slow.measure(SECOND, table);
        }
        assertThat(table.column("to the others")).containsExactly(300L, 300L, 300L);
        assertThat(table.column("missing")).containsExactly(0L, 0L, 0L);
        assertThat(table.column("to the stopped")).containsExactly(100L, 0L, 100L);
    }

    @Test
    void eachRoundConnectsAllAnew() {
        Table table = Connects.table(out);
        Connects connects = new Connects(rig, 3, 40, 8, Duration.ofMillis(50));
        connects.round(gateway, 1, table);
        connects.round(gateway, 2, table);

        assertThat(table.column("clients")).containsExactly(40, 40);
        assertThat(table.column("connections/s"))
                .allSatisfy(rate -> assertThat((Double) rate).isPositive());
    }

    @Test
    void idleClientsAreCountedUp() {
        Table table = Idle.table(out);
        new Idle(rig, 3, Duration.ofMillis(50)).measure(gateway, List.of(10, 30), table);

        assertThat(table.column("clients")).containsExactly(10, 30);
        assertThat(table.column("server MB"))
                .allSatisfy(megabytes -> assertThat((Double) megabytes).isPositive());
    }

    @Test
    void accountsAreRememberedForTheNextRun(@TempDir Path folder) {
        Path file = folder.resolve("accounts.json");
        List<String> ids = Accounts.remembered(new Chorus(loop, http), file).take(3).stream()
                .map(Chorus.Account::id)
                .toList();

        Accounts later = Accounts.remembered(new Chorus(loop, http), file);

        assertThat(later.take(2)).extracting(Chorus.Account::id).isEqualTo(ids.subList(0, 2));
        assertThat(later.take(5)).extracting(Chorus.Account::id).startsWith(ids.toArray(String[]::new));
    }

    @Test
    void accountsThatAreNoLongerKnownAreMadeAnew(@TempDir Path folder) {
        Path file = folder.resolve("accounts.json");
        Accounts.remembered(new Chorus(loop, http), file).take(3);
        chorus.forget();

        assertThat(Accounts.remembered(new Chorus(loop, http), file).take(3)).hasSize(3);
    }

    @Test
    void aFolderHoldsWhatWasPrinted(@TempDir Path folder) throws Exception {
        Report report = new Report(out, folder);
        Table table = new Table(report.out(), "sockets", "round", "connections/s");
        table.row("gateway", 1, 1_234.4);
        report.keep("connect", "Connect", table, Plot.bars("round", "connections/s"));

        assertThat(folder.resolve("results.md")).content().contains("| gateway | 1 | 1,234 |", "connect.png");
        assertThat(folder.resolve("connect.csv")).hasContent("sockets,round,connections/s\ngateway,1,1234.4\n");
        assertThat(Chorus.JSON
                        .readTree(folder.resolve("connect.json"))
                        .at("/rows/0/connections~1s")
                        .asDouble())
                .isEqualTo(1_234.4);
        assertThat(ImageIO.read(folder.resolve("connect.png").toFile()).getWidth())
                .isEqualTo(900);
    }

    @Test
    void aSlowServerIsSeenToBeSlow() {
        chorus.lateMillis = 300;
        try (Broadcast broadcast = new Broadcast(rig, gateway, 10)) {
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
