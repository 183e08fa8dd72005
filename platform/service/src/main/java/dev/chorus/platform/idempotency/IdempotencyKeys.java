package dev.chorus.platform.idempotency;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The table of keys. A key is claimed inside the transaction of the request that it protects, so the claim, the effect
 * and the answer commit or vanish together; a concurrent retry waits on the claim's row.
 */
final class IdempotencyKeys {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DatabaseClient database;
    private final Duration kept;

    IdempotencyKeys(DatabaseClient database, Duration kept) {
        this.database = database;
        this.kept = kept;
    }

    /** A key as one user sends it to one path. */
    record Key(UUID userId, String path, String value) {}

    /** Empty if the key is ours now, else the first answer. */
    Mono<StoredAnswer> claim(Key key, byte[] bodyHash) {
        return database.sql("SELECT set_config('lock_timeout', '2s', true)")
                .fetch()
                .rowsUpdated()
                .then(insert(key, bodyHash))
                .onErrorMap(IdempotencyKeys::isLockTimeout, _ -> new IdempotencyProblem.InProgress())
                .flatMap(claimed -> claimed ? Mono.empty() : find(key, bodyHash));
    }

    Mono<Void> store(Key key, StoredAnswer answer) {
        return database.sql("""
                        UPDATE idempotency_key SET status = :status, content_type = :contentType, body = :body
                        WHERE user_id = :userId AND path = :path AND key = :key
                        """)
                .bind("status", answer.status())
                .bind("contentType", contentType(answer))
                .bind("body", answer.body())
                .bind("userId", key.userId())
                .bind("path", key.path())
                .bind("key", key.value())
                .then();
    }

    private static Parameter contentType(StoredAnswer answer) {
        String contentType = answer.contentType();
        return contentType == null ? Parameters.in(R2dbcType.VARCHAR) : Parameters.in(contentType);
    }

    /** True if the key was free, or its answer no longer kept. */
    private Mono<Boolean> insert(Key key, byte[] bodyHash) {
        return database.sql("""
                        INSERT INTO idempotency_key AS mine (user_id, path, key, body_hash)
                        VALUES (:userId, :path, :key, :bodyHash)
                        ON CONFLICT (user_id, path, key) DO UPDATE
                            SET body_hash = excluded.body_hash, status = NULL, content_type = NULL, body = NULL,
                                created_at = now()
                            WHERE mine.created_at < now() - make_interval(secs => :kept)
                        """)
                .bind("userId", key.userId())
                .bind("path", key.path())
                .bind("key", key.value())
                .bind("bodyHash", bodyHash)
                .bind("kept", (double) kept.toSeconds())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<StoredAnswer> find(Key key, byte[] bodyHash) {
        return database.sql("""
                        SELECT body_hash, status, content_type, body FROM idempotency_key
                        WHERE user_id = :userId AND path = :path AND key = :key
                        """)
                .bind("userId", key.userId())
                .bind("path", key.path())
                .bind("key", key.value())
                .map(row -> {
                    if (!Arrays.equals(bodyHash, row.get("body_hash", byte[].class))) {
                        throw new IdempotencyProblem.KeyReused();
                    }
                    return new StoredAnswer(
                            Objects.requireNonNull(row.get("status", Integer.class)),
                            row.get("content_type", String.class),
                            Objects.requireNonNull(row.get("body", byte[].class)));
                })
                .one()
                .switchIfEmpty(Mono.error(IdempotencyProblem.InProgress::new));
    }

    /** By PostgreSQL's own code: neither driver nor Spring has an exception for it. */
    private static boolean isLockTimeout(Throwable failure) {
        return failure instanceof DataAccessException
                && failure.getCause() instanceof R2dbcException cause
                && LOCK_NOT_AVAILABLE.equals(cause.getSqlState());
    }
}
