package dev.chorus.realtime.typing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chorus.events.SignalEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.realtime.signals.Signals;
import dev.chorus.realtime.upstream.Upstream;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Passes on that someone is typing: now and then only, and only where a message would be delivered directly. Thread-safe.
 */
@Component
public final class Typing {
    private static final int MOST = 100_000;

    private final Cache<Pair, Boolean> passedOn;
    private final Cache<Pair, Boolean> shown;
    private final Upstream messagingService;
    private final Signals signals;
    private final Ids ids;
    private final Clock clock;

    Typing(Upstream messagingService, Signals signals, TypingSettings settings, Ids ids, Clock clock) {
        this.messagingService = messagingService;
        this.signals = signals;
        this.ids = ids;
        this.clock = clock;
        this.passedOn = Caffeine.newBuilder()
                .expireAfterWrite(settings.interval())
                .maximumSize(MOST)
                .build();
        this.shown = Caffeine.newBuilder()
                .expireAfterWrite(settings.shownFor())
                .maximumSize(MOST)
                .build();
    }

    /** Who types to whom. */
    record Pair(UUID userId, UUID receiverId) {}

    /** Fails with a {@link dev.chorus.realtime.upstream.Refusal} where it may not be shown. */
    public Mono<Void> start(UUID userId, String token, UUID receiverId) {
        Pair pair = new Pair(userId, receiverId);
        if (passedOn.asMap().putIfAbsent(pair, true) != null) {
            return Mono.empty();
        }
        return messagingService
                .get(token, Void.class, "/internal/direct/{receiverId}", receiverId)
                .doOnError(_ -> passedOn.invalidate(pair))
                .doOnSuccess(_ -> {
                    shown.put(pair, true);
                    tell(pair, true);
                });
    }

    /** Passed on only if it was shown that they type. */
    public void stop(UUID userId, UUID receiverId) {
        Pair pair = new Pair(userId, receiverId);
        if (shown.asMap().remove(pair) != null) {
            tell(pair, false);
        }
    }

    private void tell(Pair pair, boolean typing) {
        signals.send(new SignalEvent.Typing(ids.next(), clock.instant(), pair.userId(), pair.receiverId(), typing));
    }
}
