package dev.chorus.auth.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table of signing keys. */
final class StoredKeys {
    /** Any number that nothing else in this database locks: "keys" in ASCII. */
    private static final long LOCK = 0x6b657973L;

    private final DatabaseClient database;
    private final KeyCipher cipher;

    StoredKeys(DatabaseClient database, KeyCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    Mono<KeyRing> read() {
        return database.sql("SELECT kid, public_key, private_key, signs_from FROM signing_key")
                .map(row -> {
                    String kid = Objects.requireNonNull(row.get("kid", String.class));
                    return SigningKey.decode(
                            kid,
                            Objects.requireNonNull(row.get("public_key", byte[].class)),
                            cipher.decrypt(kid, Objects.requireNonNull(row.get("private_key", byte[].class))),
                            Objects.requireNonNull(row.get("signs_from", Instant.class)));
                })
                .all()
                .collectList()
                .map(KeyRing::new);
    }

    /** One replica at a time changes the keys, until its transaction ends. */
    Mono<Void> lock() {
        return database.sql("SELECT pg_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .then();
    }

    Mono<Void> add(SigningKey key) {
        return database.sql("""
                        INSERT INTO signing_key (kid, public_key, private_key, signs_from)
                        VALUES (:kid, :publicKey, :privateKey, :signsFrom)
                        """)
                .bind("kid", key.kid())
                .bind("publicKey", key.encodedPublicKey())
                .bind("privateKey", cipher.encrypt(key.kid(), key.encodedPrivateKey()))
                .bind("signsFrom", key.signsFrom())
                .then();
    }

    Mono<Void> delete(List<SigningKey> keys) {
        return database.sql("DELETE FROM signing_key WHERE kid = ANY (:kids)")
                .bind("kids", keys.stream().map(SigningKey::kid).toArray(String[]::new))
                .then();
    }
}
