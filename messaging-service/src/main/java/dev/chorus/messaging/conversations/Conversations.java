package dev.chorus.messaging.conversations;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.Author;
import dev.chorus.messaging.audience.Audience;
import dev.chorus.messaging.conversations.LockedConversation.Request;
import dev.chorus.messaging.conversations.LockedConversation.RequestStatus;
import dev.chorus.platform.defaults.Ids;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The conversations. Whoever changes one locks it first, in the same transaction: so its messages have one order, and its
 * events are in that order.
 */
@Component
public final class Conversations {
    private static final String OTHER_ID = "CASE WHEN low.id = :me THEN high.id ELSE low.id END";

    /**
     * To be completed with a condition. The accounts are share-locked in the order of their ids, as the projection takes
     * its own locks: once one is erased, nothing by it can commit.
     */
    private static final String LOCK = """
            SELECT conversation.*, low.id = :me AS low,
                   low.username AS low_username, low.display_name AS low_display_name,
                   high.username AS high_username, high.display_name AS high_display_name,
                   low.erased OR high.erased AS gone, %s AS severed, %s AS direct
            FROM conversations AS conversation
                JOIN users AS low ON low.id = conversation.low_id
                JOIN users AS high ON high.id = conversation.high_id
            WHERE %%s
            FOR SHARE OF low, high FOR NO KEY UPDATE OF conversation
            """.formatted(
                    Audience.severed(":me", OTHER_ID),
                    Audience.direct(
                            ":me",
                            OTHER_ID,
                            "(CASE WHEN low.id = :me THEN high.private ELSE low.private END)",
                            "(CASE WHEN low.id = :me THEN high_spoke ELSE low_spoke END)"));

    private static final String BETWEEN = "low_id = least(:me, :other) AND high_id = greatest(:me, :other)";

    /**
     * Locks the conversation of {@code :me} and {@code :other} as a part of another statement, to stand in its {@code
     * WITH}: a row as {@link LockedConversation} is read from, if they have one.
     */
    public static final String LOCKING_BETWEEN = LOCK.formatted(BETWEEN);

    private final DatabaseClient database;
    private final Ids ids;

    Conversations(DatabaseClient database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Empty if either is unknown; begins their conversation if there is none. */
    public Mono<LockedConversation> lockBetween(UUID me, UUID other) {
        Mono<LockedConversation> lock = database.sql(LOCKING_BETWEEN)
                .bind("me", me)
                .bind("other", other)
                .map(Conversations::locked)
                .one();
        return lock.switchIfEmpty(Mono.defer(() -> begin(me, other).then(lock)));
    }

    /** Empty if I am not in it. */
    public Mono<LockedConversation> lock(UUID me, UUID conversationId) {
        return database.sql(LOCK.formatted("conversation.id = :id AND :me IN (low_id, high_id)"))
                .bind("me", me)
                .bind("id", conversationId)
                .map(Conversations::locked)
                .one();
    }

    /** Empty if I was not asked. */
    public Mono<LockedConversation> lockRequest(UUID me, UUID requestId) {
        return database.sql(LOCK.formatted("conversation.request_id = :requestId AND requested_id = :me"))
                .bind("me", me)
                .bind("requestId", requestId)
                .map(Conversations::locked)
                .one();
    }

    private Mono<Void> begin(UUID me, UUID other) {
        return database.sql("""
                        WITH begun AS (
                            INSERT INTO conversations (id, low_id, high_id)
                            SELECT :id, least(me.id, other.id), greatest(me.id, other.id)
                            FROM users AS me, users AS other WHERE me.id = :me AND other.id = :other
                                AND NOT me.erased AND NOT other.erased
                            ON CONFLICT (low_id, high_id) DO NOTHING
                            RETURNING id, low_id, high_id
                        )
                        INSERT INTO participants (user_id, conversation_id, other_id)
                        SELECT low_id, id, high_id FROM begun UNION ALL SELECT high_id, id, low_id FROM begun
                        """)
                .bind("id", ids.next())
                .bind("me", me)
                .bind("other", other)
                .then();
    }

    private static LockedConversation locked(Readable row) {
        boolean isLow = get(row, "low", Boolean.class);
        Author low = author(row, "low");
        Author high = author(row, "high");
        return new LockedConversation(
                get(row, "id", UUID.class),
                isLow ? low : high,
                isLow ? high : low,
                get(row, "gone", Boolean.class),
                get(row, "severed", Boolean.class),
                get(row, "direct", Boolean.class),
                row.get("last_message_at", Instant.class),
                request(row));
    }

    private static Author author(Readable row, String side) {
        return new Author(
                get(row, side + "_id", UUID.class),
                get(row, side + "_username", String.class),
                get(row, side + "_display_name", String.class));
    }

    private static @Nullable Request request(Readable row) {
        UUID id = row.get("request_id", UUID.class);
        return id == null
                ? null
                : new Request(
                        id,
                        RequestStatus.of(get(row, "request_status", String.class)),
                        get(row, "request_message_id", UUID.class),
                        get(row, "requester_id", UUID.class));
    }
}
