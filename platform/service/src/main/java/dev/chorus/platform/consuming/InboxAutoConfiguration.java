package dev.chorus.platform.consuming;

import dev.chorus.platform.defaults.PlatformMigration;
import dev.chorus.platform.retention.ExpiringTable;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The inbox, for services that have a database. */
@AutoConfiguration(
        after = {
            ConsumingAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
@ConditionalOnClass({DatabaseClient.class, FlywayConfigurationCustomizer.class})
@ConditionalOnBean({DatabaseClient.class, TransactionalOperator.class})
public class InboxAutoConfiguration {

    @Bean
    IdempotentConsumer idempotentConsumer(
            EventReader reader, DatabaseClient database, TransactionalOperator transaction) {
        return new IdempotentConsumer(reader, database, transaction);
    }

    @Bean
    PlatformMigration inboxMigration() {
        return new PlatformMigration("inbox");
    }

    /** Longer than any redelivery: an event comes again after a crash or a rebalance, not after days. */
    @Bean
    ExpiringTable inboxTable() {
        return new ExpiringTable("inbox", "received_at", Duration.ofDays(14));
    }
}
