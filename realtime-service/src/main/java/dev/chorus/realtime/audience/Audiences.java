package dev.chorus.realtime.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.audience.AudienceSource.Audience;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The {@link Relations} of everyone connected here, shared by all their sessions and kept for as long as one of these
 * holds on to them. Thread-safe.
 *
 * <p>Whose relations are asked for is entered first, so that no change is missed between the owner's answer and the topics.
 * While some questions are under way, further people wait and are asked for together: a crowd that comes online at once
 * costs few questions.
 */
@Component
public final class Audiences {
    private final Cache<UUID, Relations> known =
            Caffeine.newBuilder().weakValues().build();
    private final Map<UUID, Loading> loading = new ConcurrentHashMap<>();
    private final Questions questions;

    Audiences(AudienceSource source, RealtimeProperties settings) {
        this.questions = new Questions(source, settings.audiences(), this::loaded, this::failed);
    }

    /** Fails with a {@link dev.chorus.realtime.upstream.Refusal} if they cannot be had now. */
    public CompletionStage<Relations> of(UUID userId) {
        Loading mine = new Loading(new Relations(userId), new CompletableFuture<>());
        synchronized (loading) {
            Loading underWay = loading.get(userId);
            if (underWay != null) {
                return underWay.answer();
            }
            Relations loaded = known.getIfPresent(userId);
            if (loaded != null) {
                return CompletableFuture.completedStage(loaded);
            }
            known.put(userId, mine.relations());
            loading.put(userId, mine);
        }
        questions.ask(userId);
        return mine.answer();
    }

    /** Takes in a change; on the one thread that reads the topics. */
    public void apply(SocialGraphEvent event) {
        switch (event) {
            case SocialGraphEvent.FollowCreated follow ->
                follow(follow.follower().id(), follow.followee().id(), Boolean.TRUE.equals(follow.mutual()));
            case SocialGraphEvent.FollowRemoved follow -> unfollow(follow.followerId(), follow.followeeId());
            case SocialGraphEvent.BlockCreated block -> sever(block.blockerId(), block.blockedId(), true);
            case SocialGraphEvent.BlockRemoved block -> sever(block.blockerId(), block.blockedId(), false);
            case SocialGraphEvent.MuteCreated mute ->
                change(mute.muterId(), mute.mutedId(), (one, other) -> one.mute(other, true));
            case SocialGraphEvent.MuteRemoved mute ->
                change(mute.muterId(), mute.mutedId(), (one, other) -> one.mute(other, false));
            case SocialGraphEvent.FollowRequested _, SocialGraphEvent.FollowRejected _ -> {}
        }
    }

    /** The two have a conversation from now on; on the one thread that reads the topics. */
    public void partners(UUID one, UUID other) {
        change(one, other, Relations::converse);
        change(other, one, Relations::converse);
    }

    /** False if it changes nothing for anyone connected here; on the one thread that reads the topics. */
    public boolean hidePresence(UUID userId, boolean hidden) {
        Relations relations = known.getIfPresent(userId);
        if (relations == null) {
            return false;
        }
        boolean changes = relations.hidesPresence() != hidden;
        // Even if not: what is under way to them may be older.
        relations.hidePresence(hidden);
        return changes;
    }

    private void follow(UUID follower, UUID followee, boolean mutual) {
        change(follower, followee, (one, other) -> one.follow(other, true));
        if (mutual) {
            change(follower, followee, (one, other) -> one.befriend(other, true));
            change(followee, follower, (one, other) -> one.befriend(other, true));
        }
    }

    private void unfollow(UUID follower, UUID followee) {
        change(follower, followee, (one, other) -> one.follow(other, false));
        change(follower, followee, (one, other) -> one.befriend(other, false));
        change(followee, follower, (one, other) -> one.befriend(other, false));
    }

    private void sever(UUID one, UUID other, boolean severed) {
        change(one, other, (relations, id) -> relations.sever(id, severed));
        change(other, one, (relations, id) -> relations.sever(id, severed));
    }

    private void change(UUID whose, UUID other, Change change) {
        Relations relations = known.getIfPresent(whose);
        if (relations != null) {
            change.make(relations, other);
        }
    }

    private void loaded(Audience audience) {
        Loading done = loading.get(audience.userId());
        if (done != null) {
            done.relations().load(audience);
            synchronized (loading) {
                loading.remove(audience.userId());
            }
            done.answer().complete(done.relations());
        }
    }

    private void failed(UUID userId, Throwable failure) {
        Loading done;
        synchronized (loading) {
            done = loading.remove(userId);
            known.invalidate(userId);
        }
        if (done != null) {
            done.answer().completeExceptionally(failure);
        }
    }

    /** The relations are held on to until they are loaded. */
    private record Loading(Relations relations, CompletableFuture<Relations> answer) {}

    private interface Change {
        void make(Relations relations, UUID other);
    }
}
