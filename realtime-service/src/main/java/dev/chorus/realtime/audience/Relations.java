package dev.chorus.realtime.audience;

import dev.chorus.realtime.audience.AudienceSource.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How one person who is connected here stands to others: loaded when the first session connects, and kept true from the
 * topics from before it is asked for. Thread-safe; reading takes no lock.
 */
public final class Relations {
    private final UUID userId;
    private volatile IdSet following = IdSet.EMPTY;
    private volatile IdSet blocked = IdSet.EMPTY;
    private volatile IdSet muted = IdSet.EMPTY;
    private volatile IdSet mutual = IdSet.EMPTY;
    private volatile IdSet partners = IdSet.EMPTY;
    private volatile boolean presenceHidden;

    /** What was heard while the answer was under way; null from then on. */
    private @Nullable List<Runnable> heardMeanwhile = new ArrayList<>();

    Relations(UUID userId) {
        this.userId = userId;
    }

    /** Of someone who stands in no relation to anyone. */
    public static Relations none(UUID userId) {
        Relations none = new Relations(userId);
        none.load(new Audience(userId, List.of(), List.of(), List.of(), List.of(), List.of(), false));
        return none;
    }

    public UUID userId() {
        return userId;
    }

    /** Whether the person is, or follows, the other. */
    public boolean follows(UUID other) {
        return other.equals(userId) || following.contains(other);
    }

    /** Whether either blocks the other. */
    public boolean isSeveredFrom(UUID other) {
        return blocked.contains(other);
    }

    /** Whether the person mutes the other. */
    public boolean mutes(UUID other) {
        return muted.contains(other);
    }

    /** Whether the person hides their presence, and sees no one's. */
    public boolean hidesPresence() {
        return presenceHidden;
    }

    /** Whether the person may know when the other is online: oneself, mutual follows and conversation partners. */
    public boolean seesPresenceOf(UUID other) {
        return !presenceHidden
                && (other.equals(userId) || mutual.contains(other) || partners.contains(other))
                && !isSeveredFrom(other);
    }

    /**
     * What was heard before is carried out on top of what was loaded, which may contain it already: the outcome is that of
     * the newest either way.
     */
    synchronized void load(Audience loaded) {
        following = IdSet.of(loaded.following());
        blocked = IdSet.of(loaded.blockedEitherWay());
        muted = IdSet.of(loaded.muted());
        mutual = IdSet.of(loaded.mutual());
        partners = IdSet.of(loaded.partners());
        presenceHidden = loaded.presenceHidden();
        List<Runnable> late = heardMeanwhile;
        heardMeanwhile = null;
        if (late != null) {
            late.forEach(Runnable::run);
        }
    }

    void follow(UUID other, boolean follows) {
        apply(() -> following = change(other, follows).apply(following));
    }

    void befriend(UUID other, boolean friends) {
        apply(() -> mutual = change(other, friends).apply(mutual));
    }

    void converse(UUID other) {
        apply(() -> partners = partners.with(other));
    }

    void hidePresence(boolean hidden) {
        apply(() -> presenceHidden = hidden);
    }

    void sever(UUID other, boolean severed) {
        apply(() -> blocked = change(other, severed).apply(blocked));
    }

    void mute(UUID other, boolean mutes) {
        apply(() -> muted = change(other, mutes).apply(muted));
    }

    private synchronized void apply(Runnable change) {
        if (heardMeanwhile == null) {
            change.run();
        } else {
            heardMeanwhile.add(change);
        }
    }

    private static UnaryOperator<IdSet> change(UUID id, boolean contained) {
        return ids -> contained ? ids.with(id) : ids.without(id);
    }
}
