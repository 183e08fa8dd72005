package dev.chorus.notification.mailbox;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.platform.defaults.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The mailboxes of some recipients, locked and read as far as the acts at hand need it. Changes are made here, one after
 * the other, and then written together with {@link Mailboxes#close}.
 */
public final class OpenMailboxes {
    private final Ids ids;
    private final Clock clock;
    private final Map<Act, Entry> entries = new LinkedHashMap<>();
    private final Set<Act> changed = new LinkedHashSet<>();
    private final Map<UUID, Integer> unreadChanges = new HashMap<>();
    private final List<DomainEvent> events = new ArrayList<>();

    OpenMailboxes(Collection<Entry> known, Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
        known.forEach(entry -> entries.put(entry.draft().act(), entry));
    }

    /**
     * Notifies of an act. If it was announced less than {@code silence} before, it is not announced again: its
     * notification only returns to the list, if it was taken back.
     */
    public Notification deliver(Draft draft, Duration silence) {
        Entry known = entries.get(draft.act());
        if (known == null) {
            return announce(new Entry(ids.next(), draft, false, null), 1);
        }
        if (!draft.at().isBefore(known.draft().at().plus(silence))) {
            return announce(new Entry(known.id(), draft, false, null), known.unread() ? 0 : 1);
        }
        if (known.withdrawnAt() != null) {
            put(known.restored(), 1);
        }
        return known.notification();
    }

    /** Takes back the notification of an act that was undone, unless it was read. */
    public void takeBack(Act act) {
        Entry known = entries.get(act);
        if (known != null && known.unread()) {
            withdraw(known);
        }
    }

    /** Takes back all notifications that hang on a post, unless they were read. */
    public void takeBackAll(UUID postId) {
        entries.values().stream()
                .filter(entry -> entry.unread() && postId.equals(entry.draft().postId()))
                .toList()
                .forEach(this::withdraw);
    }

    List<Entry> changed() {
        return changed.stream().map(entries::get).toList();
    }

    /** By how much each recipient's count has grown or shrunk. */
    Map<UUID, Integer> unreadChanges() {
        return unreadChanges;
    }

    List<DomainEvent> events() {
        return events;
    }

    private Notification announce(Entry entry, int unread) {
        put(entry, unread);
        Notification announced = entry.notification();
        events.add(new NotificationEvent.Created(
                ids.next(),
                clock.instant(),
                announced.userId(),
                announced.id(),
                announced.type(),
                announced.title(),
                announced.content(),
                announced.metadata(),
                announced.read(),
                announced.createdAt()));
        return announced;
    }

    private void withdraw(Entry entry) {
        Instant now = clock.instant();
        put(entry.withdrawn(now), -1);
        events.add(new NotificationEvent.Removed(ids.next(), now, entry.recipientId(), entry.id()));
    }

    private void put(Entry entry, int unread) {
        entries.put(entry.draft().act(), entry);
        changed.add(entry.draft().act());
        unreadChanges.merge(entry.recipientId(), unread, Integer::sum);
    }
}
