package dev.chorus.realtime.history;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.UserEvent;
import dev.chorus.realtime.audience.Relations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/** What was to be seen lately and is not any more. Guarded by the {@link History}. */
final class Hidden {
    private final SequencedMap<UUID, Since> gone = new LinkedHashMap<>();
    private final SequencedMap<UUID, Since> erased = new LinkedHashMap<>();
    private final SequencedMap<UUID, Since> closed = new LinkedHashMap<>();

    /** @param number of the last push before */
    private record Since(long number, Instant at) {}

    void hear(DomainEvent event, long number, Instant at) {
        Since since = new Since(number, at);
        switch (event) {
            case PostEvent.Deleted deleted -> gone.putLast(deleted.postId(), since);
            case PostEvent.CommentDeleted deleted -> gone.putLast(deleted.commentId(), since);
            case NotificationEvent.Removed removed -> gone.putLast(removed.notificationId(), since);
            case UserEvent.Erased user -> erased.putLast(user.userId(), since);
            case UserEvent.Updated user when user.privateAccount() -> closed.putLast(user.userId(), since);
            case UserEvent.Updated user -> closed.remove(user.userId());
            default -> {}
        }
    }

    /** Whether this may no longer be shown to the person. */
    boolean hides(Entry entry, Relations relations) {
        About about = entry.about();
        // What is gone shares a partition with what it was, and so is after it here as well; accounts do not.
        Since end = about.id() == null ? null : gone.get(about.id());
        if (end != null && entry.number() <= end.number()) {
            return true;
        }
        UUID person = about.personId();
        return person != null
                && (erased.containsKey(person)
                        || (about.post() && closed.containsKey(person) && !relations.follows(person)));
    }

    /** What is older hides nothing that is still kept. */
    void forgetBefore(Instant time) {
        forget(gone, time);
        forget(erased, time);
        forget(closed, time);
    }

    private static void forget(SequencedMap<UUID, Since> marks, Instant time) {
        Map.Entry<UUID, Since> oldest = marks.firstEntry();
        while (oldest != null && oldest.getValue().at().isBefore(time)) {
            marks.pollFirstEntry();
            oldest = marks.firstEntry();
        }
    }
}
