package dev.chorus.platform.retention;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Deletes expired rows, for services that have a database. */
@AutoConfiguration(after = R2dbcTransactionManagerAutoConfiguration.class)
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean(DatabaseClient.class)
@EnableScheduling
public class RetentionAutoConfiguration {

    @Bean
    ExpiredRows expiredRows(DatabaseClient database, ObjectProvider<ExpiringTable> tables) {
        return new ExpiredRows(database, List.copyOf(tables.orderedStream().toList()));
    }
}
