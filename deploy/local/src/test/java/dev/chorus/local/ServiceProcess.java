package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One service's own jar, in a process of its own. */
final class ServiceProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Service service;
    private final int managementPort;
    private final Path log;
    private final Process process;

    private ServiceProcess(Service service, int managementPort, Path log, Process process) {
        this.service = service;
        this.managementPort = managementPort;
        this.log = log;
        this.process = process;
    }

    static ServiceProcess start(
            ServiceJar jar, int managementPort, Path log, Map<String, String> environment, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(jar.command());
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        var program = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        program.environment().putAll(environment);
        return new ServiceProcess(jar.service(), managementPort, log, program.start());
    }

    void awaitReady() {
        awaitReady(Duration.ofSeconds(90));
    }

    void awaitReady(Duration patience) {
        await(service + " to be ready").atMost(patience).until(() -> !process.isAlive() || isReady());
        assertThat(process.isAlive()).as(() -> read(log)).isTrue();
    }

    private boolean isReady() throws IOException, InterruptedException {
        var probe = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
        try {
            return HTTP.send(HttpRequest.newBuilder(probe).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    /** What it has counted, in Prometheus' text format. */
    String metrics() {
        var page = URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
        try {
            return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** At once, as by {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
