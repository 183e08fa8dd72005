package dev.chorus.notification.mailbox;

import dev.chorus.notification.audience.Silences;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The recipients' notifications and unread counts. All changes run in the caller's transaction. Thread-safe. */
@Component
public class Mailboxes {
    private final DatabaseClient database;
    private final EntryTable table;
    private final Silences silences;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Mailboxes(DatabaseClient database, EntryTable table, Silences silences, Outbox outbox, Ids ids, Clock clock) {
        this.database = database;
        this.table = table;
        this.silences = silences;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Locks the recipients until the transaction ends, in the order of their ids, so that no two transactions wait for
     * each other. Nothing of a recipient is changed without it. No one is erased meanwhile, and those who were are passed
     * over.
     */
    public Mono<Void> lock(Set<UUID> recipients) {
        return database.sql("LOCK TABLE erased_person IN ROW SHARE MODE")
                .then()
                .then(Mono.defer(() -> database.sql("""
                                INSERT INTO recipient (user_id, unread_count)
                                SELECT user_id, 0 FROM unnest(:recipients) AS user_id
                                WHERE NOT EXISTS (SELECT FROM erased_person WHERE erased_person.user_id = user_id.user_id)
                                ORDER BY user_id
                                ON CONFLICT (user_id) DO UPDATE SET unread_count = recipient.unread_count
                                """)
                        .bind("recipients", recipients.toArray(UUID[]::new))
                        .then()));
    }

    /** Locks the recipients and reads what the scope names. */
    public Mono<OpenMailboxes> open(Scope scope) {
        return lock(scope.recipients)
                .thenMany(Flux.defer(() ->
                        Flux.concat(table.of(scope.acts), table.unreadOf(scope.posts), table.unreadIn(scope.unheard))))
                .collectList()
                .flatMap(known ->
                        silences.among(scope.hearings).map(audience -> new OpenMailboxes(known, audience, ids, clock)));
    }

    /** Writes what has changed, with its events. */
    public Mono<Void> close(OpenMailboxes mailboxes) {
        return table.save(mailboxes.changed())
                .then(Mono.defer(() -> addUnread(mailboxes.unreadChanges())))
                .then(Mono.defer(() -> silences.save(mailboxes.audience())))
                .then(Mono.defer(() -> outbox.appendAll(mailboxes.events())));
    }

    /** Adds to the unread count of a locked recipient. */
    public Mono<Void> addUnread(UUID recipientId, int change) {
        return addUnread(Map.of(recipientId, change));
    }

    /** Adds to the unread counts of locked recipients. */
    public Mono<Void> addUnread(Map<UUID, Integer> changes) {
        List<Map.Entry<UUID, Integer>> effective = changes.entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .toList();
        if (effective.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        UPDATE recipient SET unread_count = recipient.unread_count + change.unread
                        FROM unnest(:recipients, :unread) AS change (user_id, unread)
                        WHERE recipient.user_id = change.user_id
                        """)
                .bind("recipients", effective.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .bind("unread", effective.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .then();
    }
}
