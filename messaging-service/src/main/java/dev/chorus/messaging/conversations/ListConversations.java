package dev.chorus.messaging.conversations;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.Author;
import dev.chorus.messaging.audience.Audience;
import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.problem.GenericProblem;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What someone sees of their conversations, the newest first. Nothing while either blocks the other. */
@Component
class ListConversations {
    private final DatabaseClient database;

    ListConversations(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<Conversation>> of(UUID me, PageRequest page) {
        return database.sql("""
                        SELECT mine.conversation_id, mine.unread_count, other.id, other.username, other.display_name, %s
                        FROM participants AS mine
                            JOIN users AS other ON other.id = mine.other_id
                            JOIN messages AS message ON message.id = mine.last_message_id
                        WHERE mine.user_id = :me AND mine.last_message_id IS NOT NULL
                            AND (mine.last_message_at, mine.conversation_id) < (:at, :id)
                            AND NOT %s
                        ORDER BY mine.last_message_at DESC, mine.conversation_id DESC LIMIT :fetch
                        """.formatted(Message.COLUMNS, Audience.severed(":me", "mine.other_id")))
                .bind("me", me)
                .bind("at", page.before().at())
                .bind("id", page.before().id())
                .bind("fetch", page.fetch())
                .map(ListConversations::conversation)
                .all()
                .collectList()
                .map(fetched -> Page.of(
                        fetched, page, each -> new Cursor(each.lastMessage().createdAt(), each.id())));
    }

    /** Fails with {@code NOT_FOUND} for someone unknown, and for someone gone with whom there is no conversation. */
    Mono<Page<Message>> messages(UUID me, UUID other, PageRequest page) {
        return isVisible(me, other)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .flatMap(_ -> database.sql("""
                                SELECT %s
                                FROM conversations AS conversation
                                    JOIN messages AS message ON message.conversation_id = conversation.id
                                WHERE low_id = least(:me, :other) AND high_id = greatest(:me, :other)
                                    AND (message.status = 'delivered' OR message.sender_id = :me)
                                    AND (message.created_at, message.id) < (:at, :id)
                                ORDER BY message.created_at DESC LIMIT :fetch
                                """.formatted(Message.COLUMNS))
                        .bind("me", me)
                        .bind("other", other)
                        .bind("at", page.before().at())
                        .bind("id", page.before().id())
                        .bind("fetch", page.fetch())
                        .map(Message::read)
                        .all()
                        .collectList())
                .map(fetched -> Page.of(fetched, page, message -> new Cursor(message.createdAt(), message.id())));
    }

    private Mono<Boolean> isVisible(UUID me, UUID other) {
        return database.sql("""
                        SELECT NOT %s AND (NOT other.erased OR EXISTS (
                            SELECT FROM conversations
                            WHERE low_id = least(:me, :other) AND high_id = greatest(:me, :other))) AS visible
                        FROM users AS other WHERE other.id = :other
                        """.formatted(Audience.severed(":me", ":other")))
                .bind("me", me)
                .bind("other", other)
                .map(row -> get(row, "visible", Boolean.class))
                .one();
    }

    private static Conversation conversation(Readable row) {
        return new Conversation(
                get(row, "conversation_id", UUID.class),
                new Author(
                        get(row, "id", UUID.class),
                        get(row, "username", String.class),
                        get(row, "display_name", String.class)),
                Message.read(row),
                get(row, "unread_count", Long.class));
    }
}
