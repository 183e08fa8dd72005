package dev.chorus.realtime.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Another service, called with the token of the user on whose behalf it is asked. Calls, and those waiting for their
 * turn, are bounded in number and time. Every failure is a {@link Refusal}: the other service's own, with its code, or
 * {@code UNAVAILABLE}.
 */
public final class Upstream {
    private static final Logger log = LoggerFactory.getLogger(Upstream.class);

    private final String name;
    private final WebClient client;
    private final Duration timeout;

    Upstream(String name, WebClient client, Duration timeout) {
        this.name = name;
        this.client = client;
        this.timeout = timeout;
    }

    /** The answer's body; empty if it has none. */
    public <T> Mono<T> get(String token, Class<T> answer, String path, Object... variables) {
        return call(HttpMethod.GET, token, null, answer, path, variables);
    }

    /** For calls without a body either way. */
    public Mono<Void> put(String token, String path, Object... variables) {
        return call(HttpMethod.PUT, token, null, Void.class, path, variables);
    }

    /** The answer's body; empty if it has none. */
    public <T> Mono<T> post(String token, Object body, Class<T> answer, String path, Object... variables) {
        return call(HttpMethod.POST, token, body, answer, path, variables);
    }

    private <T> Mono<T> call(
            HttpMethod method, String token, @Nullable Object body, Class<T> answer, String path, Object... variables) {
        WebClient.RequestBodySpec request =
                client.method(method).uri(path, variables).headers(headers -> headers.setBearerAuth(token));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        return request.exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(answer)
                        : refusal(response).flatMap(Mono::error))
                .timeout(timeout)
                .onErrorMap(failure -> !(failure instanceof Refusal), this::unavailable);
    }

    private Mono<Refusal> refusal(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        if (!status.is4xxClientError()) {
            return response.releaseBody().thenReturn(unavailable(status));
        }
        return response.bodyToMono(Problem.class)
                .onErrorComplete()
                .defaultIfEmpty(new Problem(null, null, null))
                .map(problem -> problem.toRefusal(status));
    }

    private Refusal unavailable(Object cause) {
        log.warn("{} does not answer: {}", name, cause.toString());
        return Refusal.unavailable();
    }

    /** A problem document, as far as it matters here. */
    private record Problem(
            @Nullable String code,
            @Nullable String detail,
            @Nullable List<Field> errors) {
        private record Field(String field, String message) {}

        private String explanation() {
            return errors == null || errors.isEmpty()
                    ? Objects.requireNonNullElse(detail, "The request was refused.")
                    : errors.getFirst().field() + " " + errors.getFirst().message();
        }

        Refusal toRefusal(HttpStatusCode status) {
            if (status.value() == 400) {
                return Refusal.badRequest(explanation());
            }
            Refusal plain = switch (status.value()) {
                case 401 -> Refusal.unauthenticated();
                case 403 -> Refusal.forbidden("This is not yours to do.");
                case 404 -> Refusal.notFound();
                case 429 -> Refusal.rateLimited();
                default -> Refusal.badRequest("The request was refused.");
            };
            return code == null ? plain : new Refusal(code, Objects.requireNonNullElse(detail, plain.message()));
        }
    }
}
