package dev.chorus.notification.mailbox;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.notification.audience.Audience;
import dev.chorus.notification.audience.Silence;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The mailboxes of some recipients, locked and read as far as the acts at hand need it. Changes are made here, one after
 * the other, and then written together with {@link Mailboxes#close}.
 */
public final class OpenMailboxes {
    private final Audience audience;
    private final Ids ids;
    private final Clock clock;
    private final Map<Act, Entry> entries = new LinkedHashMap<>();
    private final Set<Act> changed = new LinkedHashSet<>();
    private final Map<UUID, Integer> unreadChanges = new HashMap<>();
    private final List<DomainEvent> events = new ArrayList<>();

    OpenMailboxes(Collection<Entry> known, Audience audience, Ids ids, Clock clock) {
        this.audience = audience;
        this.ids = ids;
        this.clock = clock;
        known.forEach(entry -> entries.put(entry.draft().act(), entry));
    }

    /**
     * Notifies of an act. If it was announced less than {@code silence} before, it is not announced again: its
     * notification only returns to the list, if it was taken back.
     *
     * @return empty if the recipient does not hear of the one who did it
     */
    public Optional<Notification> deliver(Draft draft, Duration silence) {
        if (!audience.hears(draft.recipientId(), draft.act().actorId())) {
            return Optional.empty();
        }
        Entry known = entries.get(draft.act());
        if (known == null) {
            return Optional.of(announce(new Entry(ids.next(), draft, false, null), 1));
        }
        if (!draft.at().isBefore(known.draft().at().plus(silence))) {
            return Optional.of(announce(new Entry(known.id(), draft, false, null), known.unread() ? 0 : 1));
        }
        if (known.withdrawnAt() != null) {
            put(known.restored(), 1);
        }
        return Optional.of(known.notification());
    }

    /**
     * Like {@link #deliver}, of what waits for an answer. Done again within the silence, it is another question: the
     * notification then asks that one, unread, though not announced.
     */
    public void ask(Draft draft, Duration silence) {
        if (deliver(draft, silence).isEmpty()) {
            return;
        }
        Entry known = entries.get(draft.act());
        if (known != null && !known.draft().metadata().equals(draft.metadata())) {
            put(new Entry(known.id(), known.draft().withMetadata(draft.metadata()), false, null), known.read() ? 1 : 0);
        }
    }

    /** Notifies of an act that goes on: announced each time, under one id, and unread again. */
    public void group(Draft draft) {
        if (audience.hears(draft.recipientId(), draft.act().actorId())) {
            Entry known = entries.get(draft.act());
            UUID id = known == null ? ids.next() : known.id();
            announce(new Entry(id, draft, false, null), known != null && known.unread() ? 0 : 1);
        }
    }

    /** The recipient has seen what the notification of an act tells, if that was done no later than this. */
    public void markRead(Act act, Instant upTo) {
        Entry known = entries.get(act);
        if (known != null && known.unread() && !known.draft().at().isAfter(upTo)) {
            put(known.asRead(), -1);
            events.add(new NotificationEvent.Read(ids.next(), clock.instant(), known.recipientId(), known.id()));
        }
    }

    /** What the notification of an act tells programs; empty if there is none. */
    public Optional<String> metadata(Act act) {
        return Optional.ofNullable(entries.get(act)).map(entry -> entry.draft().metadata());
    }

    /** Changes what the notification of an act tells programs; announces nothing. */
    public void describe(Act act, String metadata) {
        Entry known = entries.get(act);
        if (known != null && !known.draft().metadata().equals(metadata)) {
            put(known.withMetadata(metadata), 0);
        }
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
        withdrawUnread(entry -> postId.equals(entry.draft().postId()));
    }

    /** From now on it holds; a block also takes back what is unread of each other. */
    public void begin(Silence silence) {
        audience.begin(silence);
        if (silence.kind() == Silence.Kind.BLOCK) {
            withdrawUnread(entry ->
                    silence.isBetween(entry.recipientId(), entry.draft().act().actorId()));
        }
    }

    /** Restores nothing. */
    public void end(Silence silence) {
        audience.end(silence);
    }

    Audience audience() {
        return audience;
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
                announced.createdAt(),
                entry.draft().act().actorId()));
        return announced;
    }

    private void withdrawUnread(Predicate<Entry> condition) {
        entries.values().stream()
                .filter(entry -> entry.unread() && condition.test(entry))
                .toList()
                .forEach(this::withdraw);
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
