package dev.chorus.auth.sessions;

import dev.chorus.platform.paging.PageRequest;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of sessions. */
@Component
final class Sessions {
    private static final int MAX_USER_AGENT = 500;

    private final DatabaseClient database;

    Sessions(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID id, UUID userId, @Nullable String userAgent, Instant now, Instant expiresAt) {
        return database.sql("""
                        INSERT INTO session (id, user_id, user_agent, created_at, last_used_at, expires_at)
                        VALUES (:id, :userId, :userAgent, :now, :now, :expiresAt)
                        """)
                .bind("id", id)
                .bind("userId", userId)
                .bind("userAgent", text(userAgent))
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .then();
    }

    Mono<Void> use(UUID id, Instant now, Instant expiresAt) {
        return database.sql("UPDATE session SET last_used_at = :now, expires_at = :expiresAt WHERE id = :id")
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .bind("id", id)
                .then();
    }

    /** Newest first. */
    Mono<List<Session>> list(UUID userId, UUID current, Instant now, PageRequest page) {
        return database.sql("""
                        SELECT id, created_at, last_used_at, user_agent FROM session
                        WHERE user_id = :userId AND expires_at > :now AND (created_at, id) < (:beforeAt, :beforeId)
                        ORDER BY created_at DESC, id DESC
                        LIMIT :fetch
                        """)
                .bind("userId", userId)
                .bind("now", now)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(row -> {
                    UUID id = Objects.requireNonNull(row.get("id", UUID.class));
                    return new Session(
                            id,
                            Objects.requireNonNull(row.get("created_at", Instant.class)),
                            Objects.requireNonNull(row.get("last_used_at", Instant.class)),
                            row.get("user_agent", String.class),
                            id.equals(current));
                })
                .all()
                .collectList();
    }

    /** The user's session with this id, or none, by its id. */
    Flux<UUID> delete(UUID userId, UUID id) {
        return database.sql("DELETE FROM session WHERE user_id = :userId AND id = :id RETURNING id")
                .bind("userId", userId)
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .all();
    }

    Flux<UUID> deleteAll(UUID userId) {
        return database.sql("DELETE FROM session WHERE user_id = :userId RETURNING id")
                .bind("userId", userId)
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .all();
    }

    Flux<UUID> deleteAllBut(UUID userId, UUID kept) {
        return database.sql("DELETE FROM session WHERE user_id = :userId AND id <> :kept RETURNING id")
                .bind("userId", userId)
                .bind("kept", kept)
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .all();
    }

    private static Parameter text(@Nullable String userAgent) {
        if (userAgent == null) {
            return Parameters.in(R2dbcType.VARCHAR);
        }
        String printable = userAgent.replaceAll("\\p{Cntrl}", " ");
        return Parameters.in(printable.substring(0, Math.min(printable.length(), MAX_USER_AGENT)));
    }
}
