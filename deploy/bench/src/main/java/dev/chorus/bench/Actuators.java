package dev.chorus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The services' own timers, read at the actuators of a local run. */
final class Actuators implements AutoCloseable {
    private static final int GATEWAY = 100;
    private static final int MESSAGING = 104;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int gatewayPort;

    /** @param gatewayPort from which the actuators' ports follow */
    Actuators(int gatewayPort) {
        this.gatewayPort = gatewayPort;
    }

    /**
     * What the timers have summed up so far.
     *
     * @param gateway POSTs as the gateway answers them
     * @param messaging POSTs as messaging-service answers them
     * @param outbox from an event of messaging-service to Kafka's acknowledgement
     */
    record Timers(Timed gateway, Timed messaging, Timed outbox) {
        Timers since(Timers earlier) {
            return new Timers(
                    gateway.since(earlier.gateway), messaging.since(earlier.messaging), outbox.since(earlier.outbox));
        }
    }

    /** How often, and how many seconds altogether. */
    record Timed(double count, double seconds) {
        Timed since(Timed earlier) {
            return new Timed(count - earlier.count, seconds - earlier.seconds);
        }

        double meanMillis() {
            return count == 0 ? 0 : seconds * 1e3 / count;
        }
    }

    Timers read() {
        String gateway = page(GATEWAY);
        String messaging = page(MESSAGING);
        return new Timers(
                timed(gateway, "http_server_requests_seconds", "method=\"POST\""),
                timed(messaging, "http_server_requests_seconds", "method=\"POST\""),
                timed(messaging, "chorus_outbox_delay_seconds", ""));
    }

    /** In Prometheus' text format: {@code name_count{labels} value}. */
    private static Timed timed(String page, String name, String label) {
        return new Timed(sum(page, name + "_count", label), sum(page, name + "_sum", label));
    }

    private static double sum(String page, String name, String label) {
        return page.lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String page(int distance) {
        URI uri = URI.create("http://127.0.0.1:" + (gatewayPort + distance) + "/actuator/prometheus");
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("--hops needs a local run on this machine: " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
