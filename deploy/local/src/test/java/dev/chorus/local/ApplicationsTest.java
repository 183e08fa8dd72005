package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsTest {

    @TempDir
    private Path logs;

    @Test
    void aStartThatHangsEndsWithTheNamesOfThoseMissingAndWhatAllThreadsDo() throws Exception {
        var never = new CountDownLatch(1);
        Thread.ofVirtual().name("a virtual thread that waits").start(() -> join(never));
        Map<Service, CompletableFuture<Void>> starts = allStarted();
        starts.put(Service.POST, new CompletableFuture<>());
        starts.put(Service.MESSAGING, new CompletableFuture<>());
        try {
            assertThatThrownBy(() -> Applications.await(starts, Duration.ofSeconds(1), logs))
                    .isInstanceOf(LocalRunException.class)
                    .hasMessage("These did not start within 1 s: post-service, messaging-service; see " + logs);
        } finally {
            never.countDown();
        }
        assertThat(ThreadDump.in(logs)).content().contains("\"a virtual thread that waits\"", "ApplicationsTest.join");
    }

    @Test
    void aStartThatFailsIsNotWaitedFor() {
        Map<Service, CompletableFuture<Void>> starts = allStarted();
        starts.put(Service.POST, new CompletableFuture<>());
        starts.put(Service.AUTH, CompletableFuture.failedFuture(new IllegalStateException("no database")));

        assertThatThrownBy(() -> Applications.await(starts, Duration.ofMinutes(1), logs))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no database");
    }

    private static Map<Service, CompletableFuture<Void>> allStarted() {
        Map<Service, CompletableFuture<Void>> starts = new EnumMap<>(Service.class);
        Arrays.stream(Service.values())
                .forEach(service -> starts.put(service, CompletableFuture.completedFuture(null)));
        return starts;
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
