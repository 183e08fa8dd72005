package dev.chorus.auth.datakeys;

import dev.chorus.auth.tokens.KeyCipher;
import dev.chorus.platform.personal.DataKeySource;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table of data keys. Deleting an account deletes its key. */
@Component
final class StoredDataKeys implements DataKeySource {
    private static final int KEY_BYTES = 32;

    private final DatabaseClient database;
    private final KeyCipher cipher;
    private final SecureRandom random = new SecureRandom();

    StoredDataKeys(DatabaseClient database, KeyCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public Mono<Map<UUID, byte[]>> find(Set<UUID> people) {
        UUID[] asked = people.toArray(UUID[]::new);
        return make(asked).then(read(asked));
    }

    /** For those of them who have an account and no key yet. Of two that make one at the same time, the first stays. */
    private Mono<Void> make(UUID[] people) {
        return database.sql("""
                        SELECT id FROM account
                        WHERE id = ANY (:people) AND NOT EXISTS (SELECT FROM data_key WHERE user_id = account.id)
                        """)
                .bind("people", people)
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .all()
                .concatMap(this::add)
                .then();
    }

    /** Nothing if the account has gone in the meantime. */
    private Mono<Void> add(UUID person) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return database.sql("""
                        INSERT INTO data_key (user_id, wrapped_key)
                        SELECT id, :wrapped FROM account WHERE id = :person FOR KEY SHARE
                        ON CONFLICT DO NOTHING
                        """)
                .bind("wrapped", cipher.encrypt(binding(person), key))
                .bind("person", person)
                .then();
    }

    private Mono<Map<UUID, byte[]>> read(UUID[] people) {
        return database.sql("SELECT user_id, wrapped_key FROM data_key WHERE user_id = ANY (:people)")
                .bind("people", people)
                .map(row -> {
                    UUID person = Objects.requireNonNull(row.get("user_id", UUID.class));
                    byte[] wrapped = Objects.requireNonNull(row.get("wrapped_key", byte[].class));
                    return Map.entry(person, cipher.decrypt(binding(person), wrapped));
                })
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static String binding(UUID person) {
        return "data-key:" + person;
    }
}
