package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void theDefaultsAreTheOnesPeopleKnow() {
        var ports = new Ports(3000);

        assertThat(ports.of(Service.GATEWAY)).isEqualTo(3000);
        assertThat(ports.of(Service.AUTH)).isEqualTo(3001);
        assertThat(ports.kafka()).isEqualTo(9092);
        assertThat(ports.postgres()).isEqualTo(15432);
    }

    @Test
    void aTakenPortIsNamedWithWhoWantsIt() throws IOException {
        Ports ports = Ports.anyFree();
        try (var _ = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(LocalRunException.class)
                    .hasMessage("Port " + ports.kafka()
                            + ", wanted by Kafka, is taken; free it or move all ports with --port");
        }
    }
}
