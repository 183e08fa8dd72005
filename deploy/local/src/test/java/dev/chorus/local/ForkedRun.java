package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher in a process of its own, as {@code deploy/local/up} starts it. */
final class ForkedRun implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ForkedRun(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ForkedRun start(Path data, Ports ports) throws IOException {
        Path output = Files.createTempFile("chorus-up", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Up.class.getName(),
                "--port",
                Integer.toString(ports.gateway()),
                "--data",
                data.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ForkedRun(process, output);
    }

    ForkedRun awaitReady() {
        await("a ready run")
                .atMost(Duration.ofMinutes(4))
                .until(() -> !process.isAlive() || said().anyMatch(line -> line.endsWith("Ready")));
        assertThat(process.isAlive())
                .as(() -> String.join("\n", said().toList()))
                .isTrue();
        return this;
    }

    Stream<String> said() {
        try {
            return Files.readAllLines(output).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} does. Returns the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd(Duration.ofSeconds(15));
    }

    int awaitEnd(Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(output);
    }
}
