package dev.chorus.notification.audience;

import dev.chorus.notification.audience.Silence.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who may be notified of whom, read as far as the acts at hand need it. Changes hold here at once, and are then written
 * with {@link Silences#save}.
 */
public final class Audience {
    private final Set<Silence> silences;
    private final Set<UUID> erased;
    private final Map<Silence, Boolean> changes = new LinkedHashMap<>();

    public Audience(Collection<Silence> silences, Collection<UUID> erased) {
        this.silences = new HashSet<>(silences);
        this.erased = Set.copyOf(erased);
    }

    /** No one hears of someone whom they muted, nor across a block, whoever has set it; and no one of the erased. */
    public boolean hears(UUID recipientId, UUID actorId) {
        return !silences.contains(new Silence(Kind.MUTE, recipientId, actorId))
                && !silences.contains(new Silence(Kind.BLOCK, recipientId, actorId))
                && !silences.contains(new Silence(Kind.BLOCK, actorId, recipientId))
                && !erased.contains(recipientId)
                && !erased.contains(actorId);
    }

    public void begin(Silence silence) {
        silences.add(silence);
        changes.put(silence, true);
    }

    public void end(Silence silence) {
        silences.remove(silence);
        changes.put(silence, false);
    }

    /** What has begun (true) and what has ended. */
    Map<Silence, Boolean> changes() {
        return changes;
    }
}
