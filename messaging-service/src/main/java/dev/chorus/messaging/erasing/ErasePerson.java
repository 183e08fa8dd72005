package dev.chorus.messaging.erasing;

import dev.chorus.platform.database.Rows;
import dev.chorus.platform.idempotency.KeptAnswers;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Blanks what an erased person wrote, withdraws what of theirs still waits, and removes what relates them to others; so
 * many messages at a time that no transaction grows with how many there are. The conversations stay, for the others.
 * Nothing new comes up meanwhile: whoever writes share-locks both accounts, and finds the mark there.
 */
@Component
class ErasePerson {
    private final DatabaseClient database;
    private final KeptAnswers keptAnswers;
    private final TransactionalOperator transaction;
    private final ErasingSettings settings;

    ErasePerson(
            DatabaseClient database,
            KeptAnswers keptAnswers,
            TransactionalOperator transaction,
            ErasingSettings settings) {
        this.database = database;
        this.keptAnswers = keptAnswers;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** One step for one person, whom no other replica is at; empty if there is nobody. */
    Mono<UUID> step() {
        return database.sql("SELECT user_id FROM erasures LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(row -> Rows.get(row, "user_id", UUID.class))
                .one()
                .flatMap(personId -> blank(personId)
                        .flatMap(blanked -> blanked > 0 ? Mono.<Void>empty() : finish(personId))
                        .thenReturn(personId))
                .as(transaction::transactional);
    }

    /** The conversations are locked first, in the order of their ids, as everyone does who changes what is in them. */
    private Mono<Long> blank(UUID personId) {
        return database.sql("""
                        SELECT id FROM conversations WHERE id = ANY(ARRAY(
                            SELECT conversation_id FROM messages WHERE sender_id = :personId AND content <> ''
                            ORDER BY conversation_id LIMIT :step))
                        ORDER BY id FOR NO KEY UPDATE
                        """)
                .bind("personId", personId)
                .bind("step", settings.step())
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .flatMap(conversations -> database.sql("""
                                UPDATE messages SET content = '', client_message_id = NULL WHERE id = ANY(ARRAY(
                                    SELECT id FROM messages
                                    WHERE sender_id = :personId AND content <> '' AND conversation_id = ANY(:conversations)
                                    LIMIT :step))
                                """)
                        .bind("personId", personId)
                        .bind("conversations", conversations.toArray(UUID[]::new))
                        .bind("step", settings.step())
                        .fetch()
                        .rowsUpdated());
    }

    private Mono<Void> finish(UUID personId) {
        return keptAnswers
                .forget(personId)
                .then(database.sql("""
                        WITH waiting AS (
                            UPDATE conversations SET request_status = 'withdrawn'
                            WHERE request_status = 'pending'
                                AND id IN (SELECT conversation_id FROM participants WHERE user_id = :personId)
                        ), following AS (
                            DELETE FROM follows WHERE follower_id = :personId OR followee_id = :personId
                        ), blocking AS (
                            DELETE FROM blocks WHERE blocker_id = :personId OR blocked_id = :personId
                        )
                        DELETE FROM erasures WHERE user_id = :personId
                        """).bind("personId", personId).then());
    }
}
