package dev.chorus.notification.mailbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as it is kept.
 *
 * @param withdrawnAt since when the act is undone and the notification out of the list; null while it is in it. Only
 *     unread ones are withdrawn
 */
record Entry(UUID id, Draft draft, boolean read, @Nullable Instant withdrawnAt) {

    boolean unread() {
        return !read && withdrawnAt == null;
    }

    UUID recipientId() {
        return draft.recipientId();
    }

    Entry withdrawn(Instant at) {
        return new Entry(id, draft, read, at);
    }

    Entry withMetadata(String metadata) {
        return new Entry(id, draft.withMetadata(metadata), read, withdrawnAt);
    }

    Entry asRead() {
        return new Entry(id, draft, true, null);
    }

    Entry restored() {
        return new Entry(id, draft, read, null);
    }

    Notification notification() {
        return new Notification(
                id,
                draft.recipientId(),
                draft.act().type(),
                draft.title(),
                draft.content(),
                draft.metadata(),
                read,
                draft.at());
    }
}
