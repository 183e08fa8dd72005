package dev.chorus.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls the service as clients do. */
final class Client {
    static final String PASSWORD = "a rather good one";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final WebTestClient http;

    Client(WebTestClient http) {
        this.http = http.mutate().filter(Client::readWhole).build();
    }

    /** So that an answer of which only the status is looked at leaves no buffer behind. */
    private static Mono<ClientResponse> readWhole(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(answer -> answer.bodyToMono(byte[].class)
                        .defaultIfEmpty(new byte[0])
                        .map(body -> answer.mutate()
                                .body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)))
                                .build()));
    }

    record User(UUID id, String username, String displayName, Instant createdAt, String email) {}

    record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn, User user) {
        UUID userId() {
            return user.id();
        }
    }

    /** A username that nobody has yet. */
    static String freshName() {
        return "user_" + NAMES.incrementAndGet() + "."
                + UUID.randomUUID().toString().substring(0, 6);
    }

    Tokens register() {
        return register(freshName());
    }

    Tokens register(String username) {
        return tokens(post("/api/auth/register", registration(username))
                .expectStatus()
                .isCreated());
    }

    static Map<String, Object> registration(String username) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("username", username);
        body.put("email", username + "@example.org");
        body.put("password", PASSWORD);
        return body;
    }

    Tokens logIn(String login) {
        return tokens(tryLogIn(login, PASSWORD).expectStatus().isOk());
    }

    ResponseSpec tryLogIn(String login, String password) {
        return post("/api/auth/login", Map.of("login", login, "password", password));
    }

    Tokens refresh(Tokens tokens) {
        return tokens(tryRefresh(tokens.refreshToken()).expectStatus().isOk());
    }

    ResponseSpec tryRefresh(String refreshToken) {
        return post("/api/auth/refresh", Map.of("refreshToken", refreshToken));
    }

    ResponseSpec post(String path, Object body) {
        return http.post().uri(path).bodyValue(body).exchange();
    }

    ResponseSpec get(String path, @Nullable Tokens as) {
        return call(HttpMethod.GET, path, as);
    }

    /** Without a body. */
    ResponseSpec call(HttpMethod method, String path, @Nullable Tokens as) {
        return http.method(method)
                .uri(path)
                .headers(headers -> authorize(headers, as))
                .exchange();
    }

    ResponseSpec patchMe(Tokens as, Map<String, ?> body) {
        return http.patch()
                .uri("/api/users/me")
                .headers(headers -> authorize(headers, as))
                .bodyValue(body)
                .exchange();
    }

    WebTestClient http() {
        return http;
    }

    static Tokens tokens(ResponseSpec answer) {
        Tokens tokens = answer.expectBody(Tokens.class).returnResult().getResponseBody();
        if (tokens == null) {
            throw new AssertionError("No tokens");
        }
        return tokens;
    }

    static String code(ResponseSpec answer) {
        Map<?, ?> problem = answer.expectBody(Map.class).returnResult().getResponseBody();
        return problem == null ? "none" : String.valueOf(problem.get("code"));
    }

    private static void authorize(HttpHeaders headers, @Nullable Tokens as) {
        if (as != null) {
            headers.setBearerAuth(as.accessToken());
        }
    }
}
