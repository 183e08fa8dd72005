package dev.chorus.notification.following;

import dev.chorus.platform.problem.DomainProblem;
import dev.chorus.platform.problem.GenericProblem;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Social-graph-service, where follow requests are decided. */
@Component
class SocialGraph {
    private static final Logger log = LoggerFactory.getLogger(SocialGraph.class);

    private final WebClient client;
    private final Duration timeout;

    SocialGraph(SocialGraphSettings settings, ObservationRegistry observations) {
        this.timeout = settings.timeout();
        ConnectionProvider connections = ConnectionProvider.builder("social-graph-service")
                .maxConnections(settings.connections())
                .pendingAcquireMaxCount(settings.connections())
                .pendingAcquireTimeout(timeout)
                .build();
        this.client = WebClient.builder()
                .baseUrl(settings.url().toString())
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                        .responseTimeout(timeout)))
                .observationRegistry(observations)
                .build();
    }

    /**
     * Fails as that service refuses it, or with 503 if it does not answer in time: what was decided may stand all the
     * same, and the caller may ask again.
     *
     * @param authorization the caller's own, passed on
     */
    Mono<RequestStatus> decide(UUID requestId, Decision decision, String authorization) {
        return client.post()
                .uri("/api/follow/requests/{id}", requestId)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new Verdict(decision))
                .exchangeToMono(SocialGraph::outcome)
                .timeout(timeout)
                .onErrorMap(failure -> !(failure instanceof DomainProblem), failure -> {
                    log.warn("A follow request cannot be decided: {}", failure.toString());
                    return GenericProblem.unavailable();
                });
    }

    private static Mono<RequestStatus> outcome(ClientResponse response) {
        return switch (response.statusCode().value()) {
            case 200 -> response.bodyToMono(Decided.class).map(Decided::status);
            case 401 -> refused(response, GenericProblem.unauthenticated());
            case 404 -> refused(response, GenericProblem.notFound());
            case 409 -> refused(response, new RequestProblem.AlreadyDecided());
            case 410 -> refused(response, new RequestProblem.Withdrawn());
            default -> response.createError();
        };
    }

    private static Mono<RequestStatus> refused(ClientResponse response, DomainProblem problem) {
        return response.releaseBody().then(Mono.error(problem));
    }

    private record Verdict(Decision action) {}

    private record Decided(UUID id, RequestStatus status) {}
}
