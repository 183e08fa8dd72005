package dev.chorus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaServerTest {

    @TempDir
    private Path directory;

    @Test
    void keepsItsLogAcrossARestartOnOtherPorts() throws Exception {
        try (var server = EmbeddedKafkaServer.start(KafkaSettings.keptIn(directory))) {
            KafkaLog.write(server, "first");
        }
        try (var server = EmbeddedKafkaServer.start(KafkaSettings.keptIn(directory))) {
            KafkaLog.write(server, "second");
            assertThat(KafkaLog.read(server)).containsExactly("first", "second");
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        Process run = KilledRun.start(KilledRun.Kafka.class, directory);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("ready")));
        run.destroyForcibly().waitFor();

        try (var server = EmbeddedKafkaServer.start(KafkaSettings.keptIn(directory))) {
            assertThat(KafkaLog.read(server)).containsExactly("acknowledged");
        }
    }

    @Test
    void aTopicIsNotCreatedByUse() {
        try (var server = EmbeddedKafkaServer.start(KafkaSettings.temporary());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", server.bootstrapServers(), "max.block.ms", 1000),
                        new StringSerializer(),
                        new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelt", "lost"))
                            .get())
                    .hasMessageContaining("misspelt");
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = KafkaSettings.keptIn(directory).withPorts(taken.getLocalPort(), 0);
            assertThatThrownBy(() -> EmbeddedKafkaServer.start(settings))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Port " + taken.getLocalPort() + ", wanted by Kafka, is taken");
        }
    }
}
