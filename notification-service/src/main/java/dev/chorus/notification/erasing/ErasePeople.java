package dev.chorus.notification.erasing;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.NotificationEvent;
import dev.chorus.notification.mailbox.Mailboxes;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.idempotency.KeptAnswers;
import dev.chorus.platform.outbox.Outbox;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Removes the mailboxes of people who were erased, and the notifications in the mailboxes of others that name them, so
 * many at a time that no transaction grows with their fame.
 */
@Component
class ErasePeople {
    private static final int AT_ONCE = 500;

    private final DatabaseClient database;
    private final Mailboxes mailboxes;
    private final KeptAnswers keptAnswers;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ErasePeople(
            DatabaseClient database,
            Mailboxes mailboxes,
            KeptAnswers keptAnswers,
            Outbox outbox,
            Ids ids,
            Clock clock,
            TransactionalOperator transaction) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.keptAnswers = keptAnswers;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * From the commit on nothing new is written to them or names them: the table's lock waits for those who are writing,
     * and lets them go on only when they can see it.
     */
    Mono<Void> begin(Collection<UUID> people) {
        return database.sql("LOCK TABLE erased_person IN EXCLUSIVE MODE")
                .then()
                .then(Mono.defer(() -> database.sql("""
                                WITH erased AS (
                                    INSERT INTO erased_person (user_id) SELECT DISTINCT unnest(:people)
                                    ON CONFLICT DO NOTHING
                                    RETURNING user_id
                                )
                                INSERT INTO erasure (user_id) SELECT user_id FROM erased
                                """)
                        .bind("people", people.toArray(UUID[]::new))
                        .then()));
    }

    /** One step for one person; empty when nothing is left to do. */
    Mono<UUID> step() {
        return database.sql("SELECT user_id FROM erasure LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(row -> get(row, "user_id", UUID.class))
                .one()
                .flatMap(personId -> traces(personId)
                        .flatMap(traces -> traces.isEmpty() ? finish(personId) : remove(personId, traces))
                        .thenReturn(personId))
                .as(transaction::transactional);
    }

    private record Trace(UUID id, UUID recipientId) {}

    private Mono<List<Trace>> traces(UUID personId) {
        return database.sql("""
                        (SELECT id, user_id FROM notification WHERE actor_id = :personId LIMIT :atOnce)
                        UNION (SELECT id, user_id FROM notification WHERE user_id = :personId LIMIT :atOnce)
                        """)
                .bind("personId", personId)
                .bind("atOnce", AT_ONCE)
                .map(ErasePeople::trace)
                .all()
                .collectList();
    }

    private Mono<Void> remove(UUID personId, List<Trace> traces) {
        return mailboxes
                .lock(traces.stream().map(Trace::recipientId).collect(Collectors.toSet()))
                .thenMany(database.sql("""
                                WITH removed AS (
                                    DELETE FROM notification WHERE id = ANY (:ids)
                                    RETURNING id, user_id, created_at, NOT read AND withdrawn_at IS NULL AS unread
                                )
                                SELECT id, user_id FROM removed WHERE unread AND user_id <> :personId
                                ORDER BY created_at, id
                                """)
                        .bind("ids", traces.stream().map(Trace::id).toArray(UUID[]::new))
                        .bind("personId", personId)
                        .map(ErasePeople::trace)
                        .all())
                .collectList()
                .flatMap(this::announce);
    }

    /** To those who had not read them. */
    private Mono<Void> announce(List<Trace> unread) {
        Map<UUID, Integer> changes =
                unread.stream().collect(Collectors.toMap(Trace::recipientId, _ -> -1, Integer::sum));
        Instant now = clock.instant();
        return mailboxes
                .addUnread(changes)
                .then(outbox.appendAll(unread.stream()
                        .map(trace -> new NotificationEvent.Removed(ids.next(), now, trace.recipientId(), trace.id()))
                        .toList()));
    }

    private Mono<Void> finish(UUID personId) {
        return keptAnswers
                .forget(personId)
                .then(database.sql("""
                        WITH silences AS (
                            DELETE FROM silence WHERE silencer_id = :personId OR silenced_id = :personId
                        ), mailbox AS (
                            DELETE FROM recipient WHERE user_id = :personId
                        )
                        DELETE FROM erasure WHERE user_id = :personId
                        """).bind("personId", personId).then());
    }

    private static Trace trace(Readable row) {
        return new Trace(get(row, "id", UUID.class), get(row, "user_id", UUID.class));
    }
}
