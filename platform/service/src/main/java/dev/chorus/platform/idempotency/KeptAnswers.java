package dev.chorus.platform.idempotency;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The answers kept for retries: they repeat what people wrote and what they are called. Thread-safe. */
public final class KeptAnswers {
    private final DatabaseClient database;

    KeptAnswers(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Forgets the answers given to this person, and those given to others that name them: whatever names a person has
     * their id. Looks through all that is kept, so it is for erasures. A retry is a first attempt again.
     */
    public Mono<Void> forget(UUID person) {
        return database.sql("""
                        DELETE FROM idempotency_key
                        WHERE user_id = :person OR position(convert_to(:id, 'UTF8') IN body) > 0
                        """)
                .bind("person", person)
                .bind("id", person.toString())
                .then();
    }
}
