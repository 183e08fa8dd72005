package dev.chorus.realtime.presence;

import dev.chorus.platform.security.ServiceTokens;
import dev.chorus.realtime.upstream.Upstream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** When people who are not online were last; kept by social-graph-service. */
@Component
final class LastSeen {
    private final Upstream socialGraphService;
    private final ServiceTokens tokens;

    LastSeen(Upstream socialGraphService, ServiceTokens tokens) {
        this.socialGraphService = socialGraphService;
        this.tokens = tokens;
    }

    /** Without those of whom it is not known, or who hide it. */
    Mono<Map<UUID, Instant>> of(List<UUID> userIds) {
        if (userIds.isEmpty()) {
            return Mono.just(Map.of());
        }
        return socialGraphService
                .post(tokens.bearer(), new Question(userIds), Answer.class, "/internal/service/last-seen")
                .map(answer -> answer.items().stream().collect(Collectors.toMap(Item::userId, Item::lastSeen)))
                .defaultIfEmpty(Map.of());
    }

    private record Question(List<UUID> userIds) {}

    private record Answer(List<Item> items) {}

    private record Item(UUID userId, Instant lastSeen) {}
}
