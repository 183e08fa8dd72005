package dev.chorus.socialgraph.erasing;

import dev.chorus.platform.database.Rows;
import dev.chorus.platform.idempotency.KeptAnswers;
import dev.chorus.socialgraph.following.Severing;
import dev.chorus.socialgraph.people.People;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Removes the rows that refer to someone who was erased, so many at a time that no transaction grows with their fame.
 * Nothing new comes up meanwhile: {@link People#lock} knows no erased person.
 */
@Component
final class EraseRelations {
    private static final int AT_ONCE = 500;

    private final DatabaseClient database;
    private final People people;
    private final Severing severing;
    private final KeptAnswers keptAnswers;
    private final TransactionalOperator transaction;

    EraseRelations(
            DatabaseClient database,
            People people,
            Severing severing,
            KeptAnswers keptAnswers,
            TransactionalOperator transaction) {
        this.database = database;
        this.people = people;
        this.severing = severing;
        this.keptAnswers = keptAnswers;
        this.transaction = transaction;
    }

    /** One step for one person; empty when nothing is left to do. */
    Mono<UUID> step() {
        return database.sql("SELECT person_id FROM erasures LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(row -> Rows.get(row, "person_id", UUID.class))
                .one()
                .flatMap(personId -> partners(personId)
                        .flatMap(partners -> partners.length == 0 ? finish(personId) : sever(personId, partners))
                        .thenReturn(personId))
                .as(transaction::transactional);
    }

    private Mono<UUID[]> partners(UUID personId) {
        return database.sql("""
                        (SELECT followee_id AS id FROM follows WHERE follower_id = :personId LIMIT :atOnce)
                        UNION (SELECT follower_id FROM follows WHERE followee_id = :personId LIMIT :atOnce)
                        UNION (SELECT followee_id FROM follow_requests WHERE follower_id = :personId LIMIT :atOnce)
                        UNION (SELECT follower_id FROM follow_requests WHERE followee_id = :personId LIMIT :atOnce)
                        """)
                .bind("personId", personId)
                .bind("atOnce", AT_ONCE)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .map(ids -> ids.toArray(UUID[]::new));
    }

    private Mono<Void> sever(UUID personId, UUID... partners) {
        return people.lockAll(personId, partners)
                .then(severing.between(personId, partners))
                .then(database.sql("""
                                DELETE FROM follow_requests
                                WHERE (follower_id = :personId AND followee_id = ANY(:partners))
                                   OR (followee_id = :personId AND follower_id = ANY(:partners))
                                """)
                        .bind("personId", personId)
                        .bind("partners", partners)
                        .then());
    }

    private Mono<Void> finish(UUID personId) {
        return keptAnswers
                .forget(personId)
                .then(database.sql("""
                        WITH blocking AS (DELETE FROM blocks WHERE blocker_id = :personId OR blocked_id = :personId),
                             muting AS (DELETE FROM mutes WHERE muter_id = :personId OR muted_id = :personId),
                             seeing AS (DELETE FROM last_seen WHERE person_id = :personId),
                             posting AS (DELETE FROM posts WHERE author_id = :personId)
                        DELETE FROM erasures WHERE person_id = :personId
                        """).bind("personId", personId).then());
    }
}
