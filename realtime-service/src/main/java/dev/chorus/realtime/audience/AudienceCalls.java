package dev.chorus.realtime.audience;

import dev.chorus.platform.security.ServiceTokens;
import dev.chorus.realtime.upstream.Refusal;
import dev.chorus.realtime.upstream.Upstream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks social-graph-service and messaging-service, for several people at once. Without the latter people connect all the
 * same, and only do not hear of the presence of those with whom they have nothing but a conversation.
 */
@Component
final class AudienceCalls implements AudienceSource {
    private final Upstream socialGraphService;
    private final Upstream messagingService;
    private final ServiceTokens tokens;

    AudienceCalls(Upstream socialGraphService, Upstream messagingService, ServiceTokens tokens) {
        this.socialGraphService = socialGraphService;
        this.messagingService = messagingService;
        this.tokens = tokens;
    }

    @Override
    public Mono<List<Audience>> of(List<UUID> userIds) {
        return Mono.zip(standings(userIds), partners(userIds), AudienceCalls::together);
    }

    private Mono<List<Standing>> standings(List<UUID> userIds) {
        return socialGraphService
                .post(tokens.bearer(), new Question(userIds), Standings.class, "/internal/service/audiences")
                .map(Standings::items)
                .switchIfEmpty(Mono.error(Refusal::unavailable));
    }

    private Mono<Map<UUID, List<UUID>>> partners(List<UUID> userIds) {
        return messagingService
                .post(tokens.bearer(), new Question(userIds), AllPartners.class, "/internal/service/partners")
                .map(answer -> answer.items().stream().collect(Collectors.toMap(Partners::userId, Partners::partners)))
                .onErrorReturn(Map.of())
                .defaultIfEmpty(Map.of());
    }

    private static List<Audience> together(List<Standing> standings, Map<UUID, List<UUID>> partners) {
        return standings.stream()
                .map(standing -> new Audience(
                        standing.userId(),
                        standing.following(),
                        standing.blockedEitherWay(),
                        standing.muted(),
                        standing.mutual(),
                        partners.getOrDefault(standing.userId(), List.of()),
                        standing.presenceHidden()))
                .toList();
    }

    private record Question(List<UUID> userIds) {}

    private record Standings(List<Standing> items) {}

    private record Standing(
            UUID userId,
            List<UUID> following,
            List<UUID> blockedEitherWay,
            List<UUID> muted,
            List<UUID> mutual,
            boolean presenceHidden) {}

    private record AllPartners(List<Partners> items) {}

    private record Partners(UUID userId, List<UUID> partners) {}
}
