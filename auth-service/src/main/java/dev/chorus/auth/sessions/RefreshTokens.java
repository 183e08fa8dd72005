package dev.chorus.auth.sessions;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table of refresh tokens, by their hash. */
@Component
final class RefreshTokens {
    private final DatabaseClient database;

    RefreshTokens(DatabaseClient database) {
        this.database = database;
    }

    record Known(UUID sessionId, Instant expiresAt, boolean used) {}

    Mono<Void> add(RefreshToken token, UUID sessionId, Instant expiresAt) {
        return database.sql("""
                        INSERT INTO refresh_token (hash, session_id, expires_at)
                        VALUES (:hash, :sessionId, :expiresAt)
                        """)
                .bind("hash", token.hash())
                .bind("sessionId", sessionId)
                .bind("expiresAt", expiresAt)
                .then();
    }

    /** Whose it is; never changes. */
    Mono<UUID> owner(RefreshToken token) {
        return database.sql("""
                        SELECT user_id FROM refresh_token JOIN session ON session.id = session_id
                        WHERE hash = :hash
                        """)
                .bind("hash", token.hash())
                .map(row -> Objects.requireNonNull(row.get("user_id", UUID.class)))
                .one();
    }

    Mono<Known> find(RefreshToken token) {
        return database.sql("SELECT session_id, expires_at, used_at FROM refresh_token WHERE hash = :hash")
                .bind("hash", token.hash())
                .map(row -> new Known(
                        Objects.requireNonNull(row.get("session_id", UUID.class)),
                        Objects.requireNonNull(row.get("expires_at", Instant.class)),
                        row.get("used_at", Instant.class) != null))
                .one();
    }

    Mono<Void> use(RefreshToken token, Instant now) {
        return database.sql("UPDATE refresh_token SET used_at = :now WHERE hash = :hash")
                .bind("now", now)
                .bind("hash", token.hash())
                .then();
    }
}
