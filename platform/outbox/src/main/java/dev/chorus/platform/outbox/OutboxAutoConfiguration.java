package dev.chorus.platform.outbox;

import dev.chorus.platform.defaults.PlatformMigration;
import dev.chorus.platform.personal.PersonalData;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** The outbox and its relay, for services with a database. */
@AutoConfiguration(after = {R2dbcTransactionManagerAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnBean(DatabaseClient.class)
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxAutoConfiguration {

    @Bean
    RelaySignal relaySignal(DatabaseClient database) {
        return new RelaySignal(new RemoteWakeUp(database));
    }

    @Bean
    Outbox outbox(DatabaseClient database, RelaySignal signal) {
        return new Outbox(database, signal);
    }

    @Bean
    OutboxRelay outboxRelay(
            R2dbcConnectionDetails database,
            ProducerFactory<String, byte[]> producers,
            PersonalData personalData,
            RelaySignal signal,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry meters,
            @Value("${spring.application.name}") String service) {
        // Never gives up on a record: one that failed while its successors went through would arrive after them.
        Map<String, Object> patient = Map.of(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return new OutboxRelay(
                new RelayConnections(database.getConnectionFactoryOptions(), service),
                producers.copyWithConfigurationOverride(patient),
                personalData,
                signal,
                settings,
                clock,
                meters);
    }

    @Bean
    PlatformMigration outboxMigration() {
        return new PlatformMigration("outbox");
    }
}
