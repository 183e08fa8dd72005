package dev.chorus.notification.mailbox;

import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import java.time.Clock;
import java.util.Collection;
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
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Mailboxes(DatabaseClient database, EntryTable table, Outbox outbox, Ids ids, Clock clock) {
        this.database = database;
        this.table = table;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Locks the recipients until the transaction ends, in the order of their ids, so that no two transactions wait for
     * each other. Nothing of a recipient is changed without it.
     */
    public Mono<Void> lock(Set<UUID> recipients) {
        return database.sql("""
                        INSERT INTO recipient (user_id, unread_count)
                        SELECT user_id, 0 FROM unnest(:recipients) AS user_id ORDER BY user_id
                        ON CONFLICT (user_id) DO UPDATE SET unread_count = recipient.unread_count
                        """)
                .bind("recipients", recipients.toArray(UUID[]::new))
                .then();
    }

    /** Locks the recipients and reads the notifications of the acts, and the unread ones of the posts. */
    public Mono<OpenMailboxes> open(Set<UUID> recipients, Collection<Act> acts, Collection<UUID> posts) {
        return lock(recipients)
                .thenMany(Flux.defer(() -> Flux.concat(table.of(acts), table.unreadOf(posts))))
                .collectList()
                .map(known -> new OpenMailboxes(known, ids, clock));
    }

    /** Writes what has changed, with its events. */
    public Mono<Void> close(OpenMailboxes mailboxes) {
        return table.save(mailboxes.changed())
                .then(Mono.defer(() -> addUnread(mailboxes.unreadChanges())))
                .then(Mono.defer(() -> outbox.appendAll(mailboxes.events())));
    }

    /** Adds to the unread count of a locked recipient. */
    public Mono<Void> addUnread(UUID recipientId, int change) {
        return addUnread(Map.of(recipientId, change));
    }

    private Mono<Void> addUnread(Map<UUID, Integer> changes) {
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
