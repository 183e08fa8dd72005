package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpTest {

    @TempDir
    private Path data;

    @Test
    void aSecondStartBesideARunningOneEndsWithOneSentence() throws Exception {
        try (var _ = DataDirectory.open(data);
                var second = ForkedRun.start(data, Ports.anyFree())) {
            assertThat(second.awaitEnd(Duration.ofSeconds(30))).isEqualTo(1);
            assertThat(second.said())
                    .last()
                    .asString()
                    .startsWith("chorus: Chorus is already running on " + data + " (process "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void aTakenPortEndsTheStartWithOneSentence() throws Exception {
        Ports ports = Ports.anyFree();
        try (var _ = new ServerSocket(ports.of(Service.POST), 1, InetAddress.getLoopbackAddress());
                var run = ForkedRun.start(data, ports)) {
            assertThat(run.awaitEnd(Duration.ofSeconds(30))).isEqualTo(1);
            assertThat(run.said())
                    .last()
                    .isEqualTo("chorus: Port " + ports.of(Service.POST)
                            + ", wanted by post-service, is taken; free it or move all ports with --port");
        }
    }

    @Test
    void aRunStoppedWhileItStartsLeavesNoServerBehind() throws Exception {
        Path postmaster = data.resolve("postgres/cluster/postmaster.pid");
        try (var run = ForkedRun.start(data, Ports.anyFree())) {
            await("PostgreSQL").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(postmaster));

            assertThat(run.stop()).isZero();
        }
        assertThat(postmaster).doesNotExist();
    }
}
