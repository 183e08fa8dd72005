package dev.chorus.platform.datakeys;

import dev.chorus.platform.personal.DataKeySource;
import dev.chorus.platform.security.ServiceTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks the owner of the keys. */
final class RemoteDataKeys implements DataKeySource {
    private final WebClient owner;
    private final ServiceTokens tokens;
    private final Duration timeout;

    RemoteDataKeys(WebClient owner, ServiceTokens tokens, Duration timeout) {
        this.owner = owner;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    @Override
    public Mono<Map<UUID, byte[]>> find(Set<UUID> people) {
        return owner.post()
                .uri("/internal/service/data-keys")
                .headers(headers -> headers.setBearerAuth(tokens.bearer()))
                .bodyValue(new Question(people))
                .retrieve()
                .bodyToMono(Answer.class)
                .timeout(timeout)
                .map(answer -> answer.items().stream().collect(Collectors.toMap(DataKey::userId, DataKey::key)));
    }

    private record Question(Set<UUID> userIds) {}

    private record Answer(List<DataKey> items) {}

    private record DataKey(UUID userId, byte[] key) {}
}
