package dev.chorus.platform.idempotency;

import dev.chorus.platform.defaults.PlatformMigration;
import dev.chorus.platform.retention.ExpiringTable;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.unit.DataSize;

/** Idempotency keys for every POST of a service that has a database, unless it switches them off. */
@AutoConfiguration(after = {R2dbcTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class})
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean({DatabaseClient.class, TransactionalOperator.class})
@ConditionalOnProperty(name = "chorus.idempotency.enabled", matchIfMissing = true)
public class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyFilter idempotencyFilter(
            DatabaseClient database,
            TransactionalOperator transaction,
            @Value("${chorus.idempotency.kept:24h}") Duration kept,
            @Value("${spring.http.codecs.max-in-memory-size}") DataSize maxBody) {
        return new IdempotencyFilter(
                new IdempotencyKeys(database, kept), transaction, Math.toIntExact(maxBody.toBytes()));
    }

    @Bean
    KeptAnswers keptAnswers(DatabaseClient database) {
        return new KeptAnswers(database);
    }

    @Bean
    PlatformMigration idempotencyMigration() {
        return new PlatformMigration("idempotency");
    }

    @Bean
    ExpiringTable idempotencyTable(@Value("${chorus.idempotency.kept:24h}") Duration kept) {
        return new ExpiringTable("idempotency_key", "created_at", kept);
    }
}
