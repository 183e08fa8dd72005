package dev.chorus.notification;

import dev.chorus.notification.mailbox.Notification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/notifications} answers. */
record Mailbox(List<Notification> items, @Nullable String nextCursor, int unreadCount) {

    List<String> contents() {
        return items.stream().map(Notification::content).toList();
    }
}
