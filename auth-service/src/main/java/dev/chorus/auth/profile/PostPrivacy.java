package dev.chorus.auth.profile;

import dev.chorus.auth.accounts.Account;
import dev.chorus.platform.problem.GenericProblem;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.util.retry.Retry;

/** Knows when post-service has heard that an account is private, so that no new post of it can be public any more. */
@Component
final class PostPrivacy {
    private static final Logger log = LoggerFactory.getLogger(PostPrivacy.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final WebClient postService;
    private final Duration timeout;

    PostPrivacy(PostServiceSettings settings, ObservationRegistry observations) {
        this.timeout = settings.timeout();
        this.postService = WebClient.builder()
                .baseUrl(settings.url().toString())
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                        .responseTimeout(timeout)))
                .observationRegistry(observations)
                .build();
    }

    /**
     * Completes once post-service holds this version of the account or a later one; fails with 503 if it does not say so
     * in time. What was committed stays so: the caller may ask again.
     *
     * @param authorization the caller's own, passed on
     */
    Mono<Void> awaitKnown(Account account, String authorization) {
        return postService
                .get()
                .uri("/internal/users/{id}/projection?version={version}", account.id(), account.version())
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .toBodilessEntity()
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, BETWEEN_ATTEMPTS).filter(PostPrivacy::mayPass))
                .timeout(timeout)
                .onErrorMap(failure -> {
                    log.warn("Post-service does not confirm the privacy of an account: {}", failure.toString());
                    return GenericProblem.unavailable();
                })
                .then();
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof WebClientRequestException
                || (failure instanceof WebClientResponseException response
                        && response.getStatusCode().is5xxServerError());
    }
}
