package dev.chorus.realtime.audience;

import dev.chorus.platform.security.ServiceTokens;
import dev.chorus.realtime.upstream.Refusal;
import dev.chorus.realtime.upstream.Upstream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks social-graph-service, for several people at once. */
@Component
final class AudienceCalls implements AudienceSource {
    private final Upstream socialGraphService;
    private final ServiceTokens tokens;

    AudienceCalls(Upstream socialGraphService, ServiceTokens tokens) {
        this.socialGraphService = socialGraphService;
        this.tokens = tokens;
    }

    @Override
    public Mono<List<Audience>> of(List<UUID> userIds) {
        return socialGraphService
                .post(tokens.bearer(), new Question(userIds), Answer.class, "/internal/service/audiences")
                .map(Answer::items)
                .switchIfEmpty(Mono.error(Refusal::unavailable));
    }

    private record Question(List<UUID> userIds) {}

    private record Answer(List<Audience> items) {}
}
