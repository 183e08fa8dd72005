package dev.chorus.local;

import dev.chorus.events.DomainEvent;
import dev.chorus.platform.consuming.EventReader;
import dev.chorus.platform.personal.DataKeySource;
import dev.chorus.platform.personal.DataKeys;
import dev.chorus.platform.personal.PersonalData;
import dev.chorus.platform.security.ServiceTokenSettings;
import dev.chorus.platform.security.ServiceTokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import reactor.core.publisher.Mono;

/**
 * Looks for texts in every row of every database, and in every record of every topic: as it stands there, and as it reads
 * with all the keys that there are.
 */
final class PersonalTraces {
    private final LocalRun run;
    private final List<String> texts;

    PersonalTraces(LocalRun run, String... texts) {
        this.run = run;
        this.texts =
                Arrays.stream(texts).map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    /** Where which of the texts stand. */
    Set<String> find() {
        Set<String> found = new TreeSet<>();
        try {
            for (Service service : Service.values()) {
                if (service.hasDatabase()) {
                    lookThroughDatabase(service, found);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        lookThroughTopics(found);
        return found;
    }

    private void lookThroughDatabase(Service service, Set<String> found) throws SQLException {
        String url = "jdbc:postgresql://localhost:%d/%s".formatted(run.ports().postgres(), service.database());
        String password = run.secrets().of(service.database());
        try (Connection connection = DriverManager.getConnection(url, service.database(), password)) {
            for (String table : tables(connection)) {
                for (String text : texts) {
                    if (holds(connection, table, text)) {
                        found.add("table %s.%s: %s".formatted(service.database(), table, text));
                    }
                }
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** As text, and as bytes are written as text. */
    private static boolean holds(Connection connection, String table, String text) throws SQLException {
        String sql = """
                SELECT EXISTS (SELECT FROM "%s" AS line
                    WHERE position(? IN lower(line::text)) > 0 OR position(? IN line::text) > 0)
                """.formatted(table);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, text);
            select.setString(2, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
            try (ResultSet result = select.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private void lookThroughTopics(Set<String> found) {
        EventReader reader =
                new EventReader(new PersonalData(new DataKeys(new KeysOfAuthService(run))), new SimpleMeterRegistry());
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "localhost:" + run.ports().kafka(), "max.partition.fetch.bytes", 10 << 20);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> partition.topic().startsWith("chorus."))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    look("topic " + record.topic(), new String(record.value(), StandardCharsets.UTF_8), found);
                    look("topic " + record.topic() + ", decrypted", decrypted(reader, record), found);
                });
            }
        }
    }

    /** The empty text for what is no event of the contract, as dead letters. */
    private static String decrypted(EventReader reader, ConsumerRecord<String, byte[]> record) {
        return record.topic().endsWith(".dlt")
                ? ""
                : reader.read(record).map(DomainEvent::toString).orElse("");
    }

    private void look(String place, String content, Set<String> found) {
        String lower = content.toLowerCase(Locale.ROOT);
        texts.stream().filter(lower::contains).forEach(text -> found.add(place + ": " + text));
    }

    private static final class KeysOfAuthService implements DataKeySource {
        private final Gateway auth;
        private final ServiceTokens tokens;

        KeysOfAuthService(LocalRun run) {
            auth = new Gateway("http://localhost:" + run.ports().of(Service.AUTH));
            tokens = new ServiceTokens(
                    new ServiceTokenSettings(run.secrets().key("services"), Duration.ofMinutes(1)),
                    "checker",
                    Clock.systemUTC());
        }

        @Override
        public Mono<Map<UUID, byte[]>> find(Set<UUID> people) {
            Gateway.Answer answer =
                    auth.post("/internal/service/data-keys", Map.of("userIds", people), tokens.bearer());
            if (answer.status() != 200) {
                return Mono.error(new IllegalStateException("Keys are answered with " + answer.status()));
            }
            Map<UUID, byte[]> keys = new HashMap<>();
            answer.body()
                    .path("items")
                    .forEach(item -> keys.put(
                            UUID.fromString(item.path("userId").asString()),
                            item.path("key").binaryValue()));
            return Mono.just(keys);
        }
    }
}
