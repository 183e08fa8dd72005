package dev.chorus.messaging.requests;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.Author;
import dev.chorus.messaging.audience.Audience;
import dev.chorus.messaging.conversations.Message;
import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The messages that wait for someone, the newest first. */
@Component
class PendingRequests {
    private final DatabaseClient database;

    PendingRequests(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<MessageRequest>> of(UUID me, PageRequest page) {
        return database.sql("""
                        SELECT conversation.request_id, conversation.requested_at,
                               sender.id, sender.username, sender.display_name, %s
                        FROM conversations AS conversation
                            JOIN users AS sender ON sender.id = conversation.requester_id
                            JOIN messages AS message ON message.id = conversation.request_message_id
                        WHERE conversation.requested_id = :me AND conversation.request_status = 'pending'
                            AND (conversation.requested_at, conversation.request_id) < (:at, :id)
                            AND NOT sender.erased AND NOT %s
                        ORDER BY conversation.requested_at DESC, conversation.request_id DESC LIMIT :fetch
                        """.formatted(Message.COLUMNS, Audience.severed(":me", "conversation.requester_id")))
                .bind("me", me)
                .bind("at", page.before().at())
                .bind("id", page.before().id())
                .bind("fetch", page.fetch())
                .map(PendingRequests::request)
                .all()
                .collectList()
                .map(fetched -> Page.of(fetched, page, request -> new Cursor(request.createdAt(), request.id())));
    }

    private static MessageRequest request(Readable row) {
        return new MessageRequest(
                get(row, "request_id", UUID.class),
                new Author(
                        get(row, "id", UUID.class),
                        get(row, "username", String.class),
                        get(row, "display_name", String.class)),
                Message.read(row),
                get(row, "requested_at", Instant.class));
    }
}
