package dev.chorus.socialgraph.lastseen;

import dev.chorus.events.SignalEvent;
import dev.chorus.platform.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When each person was last connected. */
@Component
final class LastSeen {
    private final DatabaseClient database;

    LastSeen(DatabaseClient database) {
        this.database = database;
    }

    record Seen(UUID userId, Instant lastSeen) {}

    Mono<Void> apply(List<SignalEvent> signals) {
        Map<UUID, Instant> latest = new TreeMap<>();
        for (SignalEvent signal : signals) {
            if (signal instanceof SignalEvent.Presence presence) {
                latest.merge(presence.userId(), presence.at(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return latest.isEmpty() ? Mono.empty() : save(latest);
    }

    /** What is later holds. Of people who are erased nothing is kept. */
    private Mono<Void> save(Map<UUID, Instant> latest) {
        return database.sql("""
                        INSERT INTO last_seen AS known (person_id, at)
                        SELECT id, at::timestamptz FROM unnest(:ids, :times) AS seen (id, at)
                            JOIN people USING (id) WHERE NOT erased ORDER BY id
                        ON CONFLICT (person_id) DO UPDATE SET at = excluded.at WHERE known.at < excluded.at
                        """)
                .bind("ids", latest.keySet().toArray(UUID[]::new))
                .bind("times", latest.values().stream().map(Instant::toString).toArray(String[]::new))
                .then();
    }

    /** Without those who hide their presence. */
    Flux<Seen> of(List<UUID> userIds) {
        return database.sql("""
                        SELECT person_id, at FROM last_seen JOIN people ON id = person_id
                        WHERE person_id = ANY(:ids) AND NOT presence_hidden
                        """)
                .bind("ids", userIds.toArray(UUID[]::new))
                .map(row -> new Seen(Rows.get(row, "person_id", UUID.class), Rows.get(row, "at", Instant.class)))
                .all();
    }
}
