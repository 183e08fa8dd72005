package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.NotificationEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

class OperationsTest extends EdgeTest {

    @LocalManagementPort
    private int managementPort;

    @Test
    void isAliveAndReady() {
        actuator()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
        actuator()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
    }

    @Test
    void countsSessionsDeliveriesAndTheirTime() {
        TestClient client = connect(ada);
        publish(new NotificationEvent.Read(UUID.randomUUID(), Instant.now(), ada, UUID.randomUUID()));
        client.hear("notification_marked_read");
        client.ask("nonsense");

        assertThat(meter("chorus_realtime_sessions{.*transport=\"websocket\".*}"))
                .isPositive();
        assertThat(meter("chorus_realtime_deliveries_total.*")).isPositive();
        assertThat(meter("chorus_realtime_delivery_time_seconds_count.*")).isPositive();
        assertThat(meter("chorus_realtime_commands_total{.*event=\"unknown\",outcome=\"UNKNOWN_EVENT\".*}"))
                .isPositive();
    }

    private double meter(String pattern) {
        String metrics = actuator()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(metrics)
                .lines()
                .filter(line -> line.matches(pattern.replace("{", "\\{").replace("}", "\\}") + " .*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private WebTestClient actuator() {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + managementPort)
                .build();
    }
}
