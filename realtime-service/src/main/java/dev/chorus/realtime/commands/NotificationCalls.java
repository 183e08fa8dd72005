package dev.chorus.realtime.commands;

import dev.chorus.realtime.upstream.Refusal;
import dev.chorus.realtime.upstream.Upstream;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What notification-service does for a socket's user. Fails with its refusals. */
@Component
final class NotificationCalls {
    private final Upstream notificationService;

    NotificationCalls(Upstream notificationService) {
        this.notificationService = notificationService;
    }

    Mono<Void> markRead(String token, UUID notificationId) {
        return notificationService.put(token, "/api/notifications/{id}/read", notificationId);
    }

    /** The notification as persisted. */
    Mono<JsonNode> create(String token, NewNotification notification) {
        return notificationService
                .post(token, notification, JsonNode.class, "/internal/notifications")
                .switchIfEmpty(Mono.error(Refusal::unavailable));
    }

    record NewNotification(UUID userId, String type, String title, String content) {}
}
