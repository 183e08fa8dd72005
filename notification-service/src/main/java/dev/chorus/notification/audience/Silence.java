package dev.chorus.notification.audience;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** That one person has blocked or muted another. */
public record Silence(Kind kind, UUID silencerId, UUID silencedId) {

    /** A block counts both ways, a mute only for the one who mutes. */
    public enum Kind {
        BLOCK,
        MUTE;

        static Kind of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isBetween(UUID one, UUID other) {
        return (silencerId.equals(one) && silencedId.equals(other))
                || (silencerId.equals(other) && silencedId.equals(one));
    }

    /** Those for whom it changes whom they hear of. */
    public Set<UUID> concerned() {
        return switch (kind) {
            case BLOCK -> Set.of(silencerId, silencedId);
            case MUTE -> Set.of(silencerId);
        };
    }
}
