package dev.chorus.platform.retention;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes expired rows, in bounded steps so that no transaction grows long. Several replicas may do so at once. */
final class ExpiredRows {
    private static final Logger log = LoggerFactory.getLogger(ExpiredRows.class);
    private static final int STEP = 10_000;

    private final DatabaseClient database;
    private final List<ExpiringTable> tables;

    ExpiredRows(DatabaseClient database, List<ExpiringTable> tables) {
        this.database = database;
        this.tables = tables;
    }

    @Scheduled(
            fixedDelayString = "${chorus.retention.interval:10m}",
            initialDelayString = "${chorus.retention.interval:10m}")
    Mono<Void> delete() {
        return Flux.fromIterable(tables).concatMap(this::deleteFrom).then();
    }

    private Mono<Void> deleteFrom(ExpiringTable table) {
        return step(table).repeat().takeUntil(deleted -> deleted < STEP).then().onErrorResume(failure -> {
            log.warn("Expired rows of {} are kept for now: {}", table.table(), failure.toString());
            return Mono.empty();
        });
    }

    private Mono<Long> step(ExpiringTable table) {
        return database.sql("""
                        DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM %1$s WHERE %2$s < now() - make_interval(secs => :kept) LIMIT %3$d))
                        """.formatted(table.table(), table.column(), STEP))
                .bind("kept", (double) table.kept().toSeconds())
                .fetch()
                .rowsUpdated();
    }
}
