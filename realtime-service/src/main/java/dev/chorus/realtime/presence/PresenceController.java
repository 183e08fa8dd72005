package dev.chorus.realtime.presence;

import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.platform.security.Caller;
import dev.chorus.realtime.audience.Audiences;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.upstream.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class PresenceController {
    private static final int MOST = 100;

    private final Presence presence;
    private final Audiences audiences;
    private final LastSeen lastSeen;

    PresenceController(Presence presence, Audiences audiences, LastSeen lastSeen) {
        this.presence = presence;
        this.audiences = audiences;
        this.lastSeen = lastSeen;
    }

    record Answer(List<Item> items) {}

    /** @param lastSeen null while online, and where it is not known */
    record Item(UUID userId, boolean online, @Nullable Instant lastSeen) {}

    /** Of those of whom the caller would hear when they come and go; the others are left out. */
    @GetMapping("/api/presence")
    Mono<Answer> of(Caller caller, @RequestParam List<UUID> userIds) {
        if (userIds.isEmpty() || userIds.size() > MOST) {
            return Mono.error(new ValidationProblem("userIds", "must be 1 to " + MOST + " ids"));
        }
        return Mono.fromCompletionStage(() -> audiences.of(caller.userId()))
                .map(relations -> visible(relations, userIds))
                .flatMap(visible -> lastSeen.of(offline(visible)).map(seen -> answer(visible, seen)))
                .onErrorMap(Refusal.class, _ -> GenericProblem.unavailable());
    }

    private static List<UUID> visible(Relations relations, List<UUID> userIds) {
        return userIds.stream().distinct().filter(relations::seesPresenceOf).toList();
    }

    private List<UUID> offline(List<UUID> visible) {
        return visible.stream().filter(userId -> !presence.isOnline(userId)).toList();
    }

    private Answer answer(List<UUID> visible, Map<UUID, Instant> seen) {
        return new Answer(visible.stream()
                .map(userId -> presence.isOnline(userId)
                        ? new Item(userId, true, null)
                        : new Item(userId, false, seen.get(userId)))
                .toList());
    }
}
