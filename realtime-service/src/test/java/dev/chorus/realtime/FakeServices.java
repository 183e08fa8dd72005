package dev.chorus.realtime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The other services, as far as the edge asks them. */
final class FakeServices {
    static final UUID SLOW = UUID.randomUUID();
    static final UUID BROKEN = UUID.randomUUID();

    private static final Mono<Long> TAKES_A_WHILE = Mono.delay(Duration.ofMillis(20));
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<UUID, UUID> authorsOfPosts = new ConcurrentHashMap<>();
    private final Set<UUID> closed = ConcurrentHashMap.newKeySet();
    private final Map<UUID, List<UUID>> following = new ConcurrentHashMap<>();
    private final Map<UUID, List<UUID>> mutual = new ConcurrentHashMap<>();
    private final Map<UUID, List<UUID>> partners = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> lastSeen = new ConcurrentHashMap<>();
    private final Set<UUID> hidden = ConcurrentHashMap.newKeySet();
    private final Set<UUID> reachable = ConcurrentHashMap.newKeySet();
    private final Set<UUID> notifications = ConcurrentHashMap.newKeySet();
    private final List<UUID> read = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger messagesUnderWay = new AtomicInteger();
    private final AtomicInteger mostMessagesUnderWay = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("localhost")
            .port(0)
            .route(routes -> routes.get("/internal/posts/{id}/room", this::room)
                    .post("/internal/service/audiences", this::audiences)
                    .post("/internal/service/partners", this::partners)
                    .post("/internal/service/last-seen", this::lastSeen)
                    .get("/internal/direct/{id}", this::direct)
                    .post("/api/messages", this::sendMessage)
                    .put("/api/notifications/{id}/read", this::markRead)
                    .post("/internal/notifications", this::create))
            .bindNow();

    String url() {
        return "http://localhost:" + server.port();
    }

    UUID addPost(UUID authorId) {
        UUID id = UUID.randomUUID();
        authorsOfPosts.put(id, authorId);
        return id;
    }

    /** Nobody may see it any more. */
    void removePost(UUID id) {
        authorsOfPosts.remove(id);
    }

    /** The user follows only this one from now on, as far as the owner is asked. */
    void follow(UUID follower, UUID followee) {
        following.put(follower, List.of(followee));
    }

    void befriend(UUID one, UUID other) {
        mutual.put(one, List.of(other));
        mutual.put(other, List.of(one));
    }

    void converse(UUID one, UUID other) {
        partners.put(one, List.of(other));
        partners.put(other, List.of(one));
    }

    void hide(UUID userId) {
        hidden.add(userId);
    }

    void see(UUID userId, Instant at) {
        lastSeen.put(userId, at);
    }

    /** Anyone may write to them directly. */
    void reach(UUID userId) {
        reachable.add(userId);
    }

    /** The author is private. */
    void close(UUID authorId) {
        closed.add(authorId);
    }

    UUID addNotification() {
        UUID id = UUID.randomUUID();
        notifications.add(id);
        return id;
    }

    List<UUID> read() {
        return read;
    }

    /** All that were shown. */
    List<String> tokens() {
        return tokens;
    }

    /** What was sent, in the order in which it arrived. */
    List<String> messages() {
        return messages;
    }

    /** Messages that were being sent at the same time. */
    int mostMessagesUnderWay() {
        return mostMessagesUnderWay.get();
    }

    private Mono<Void> room(HttpServerRequest request, HttpServerResponse response) {
        tokens.add(token(request));
        UUID id = id(request);
        if (id.equals(SLOW)) {
            return Mono.never();
        }
        if (id.equals(BROKEN)) {
            return problem(response, 500, "INTERNAL", "Something went wrong on our side.");
        }
        UUID author = authorsOfPosts.get(id);
        return author == null
                ? problem(response, 404, "NOT_FOUND", "There is nothing here.")
                : answer(response, 200, Map.of("authorId", author, "authorPrivate", closed.contains(author)));
    }

    private Mono<Void> audiences(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().flatMap(body -> {
            List<Map<String, Object>> items = new ArrayList<>();
            JSON.readTree(body)
                    .get("userIds")
                    .forEach(id -> items.add(Map.of(
                            "userId",
                            id.asString(),
                            "following",
                            following.getOrDefault(UUID.fromString(id.asString()), List.of()),
                            "blockedEitherWay",
                            List.of(),
                            "muted",
                            List.of(),
                            "mutual",
                            mutual.getOrDefault(UUID.fromString(id.asString()), List.of()),
                            "presenceHidden",
                            hidden.contains(UUID.fromString(id.asString())))));
            return answer(response, 200, Map.of("items", items));
        });
    }

    private Mono<Void> partners(HttpServerRequest request, HttpServerResponse response) {
        return forEach(
                request,
                response,
                id -> Optional.of(Map.of("userId", id, "partners", partners.getOrDefault(id, List.of()))));
    }

    private Mono<Void> lastSeen(HttpServerRequest request, HttpServerResponse response) {
        return forEach(
                request,
                response,
                id -> Optional.ofNullable(lastSeen.get(id)).map(at -> Map.of("userId", id, "lastSeen", at)));
    }

    private static Mono<Void> forEach(
            HttpServerRequest request,
            HttpServerResponse response,
            Function<UUID, Optional<Map<String, Object>>> item) {
        return request.receive().aggregate().asString().flatMap(body -> {
            List<Map<String, Object>> items = JSON.readTree(body)
                    .get("userIds")
                    .valueStream()
                    .map(id -> UUID.fromString(id.asString()))
                    .map(item)
                    .flatMap(Optional::stream)
                    .toList();
            return answer(response, 200, Map.of("items", items));
        });
    }

    private Mono<Void> direct(HttpServerRequest request, HttpServerResponse response) {
        return reachable.contains(id(request))
                ? TAKES_A_WHILE.then(response.status(204).send())
                : problem(response, 404, "NOT_FOUND", "There is nothing here.");
    }

    private Mono<Void> sendMessage(HttpServerRequest request, HttpServerResponse response) {
        tokens.add(token(request));
        return request.receive().aggregate().asString().flatMap(body -> {
            var wanted = JSON.readTree(body);
            String content = wanted.get("content").asString();
            if (content.isBlank()) {
                return problem(response, 400, "VALIDATION_FAILED", "The request is not valid.");
            }
            messages.add(content);
            if (content.startsWith("Never")) {
                return Mono.never();
            }
            mostMessagesUnderWay.accumulateAndGet(messagesUnderWay.incrementAndGet(), Math::max);
            return TAKES_A_WHILE
                    .doOnSuccess(_ -> messagesUnderWay.decrementAndGet())
                    .then(answer(response, 201, Map.of("id", UUID.randomUUID(), "content", content)));
        });
    }

    private Mono<Void> markRead(HttpServerRequest request, HttpServerResponse response) {
        tokens.add(token(request));
        UUID id = id(request);
        if (!notifications.contains(id)) {
            return problem(response, 404, "NOT_FOUND", "There is nothing here.");
        }
        read.add(id);
        return response.status(204).send();
    }

    private Mono<Void> create(HttpServerRequest request, HttpServerResponse response) {
        tokens.add(token(request));
        return request.receive().aggregate().asString().flatMap(body -> {
            var wanted = JSON.readTree(body);
            String title = wanted.get("title").asString();
            if (title.isBlank()) {
                return problem(response, 400, "VALIDATION_FAILED", "Some fields are not valid.");
            }
            return answer(
                    response,
                    201,
                    Map.of(
                            "id",
                            UUID.randomUUID(),
                            "userId",
                            wanted.get("userId"),
                            "type",
                            wanted.get("type"),
                            "title",
                            title,
                            "content",
                            wanted.get("content"),
                            "metadata",
                            "{}",
                            "read",
                            false,
                            "createdAt",
                            Instant.now()));
        });
    }

    private static Mono<Void> problem(HttpServerResponse response, int status, String code, String detail) {
        return send(
                response.header("Content-Type", "application/problem+json"),
                status,
                Map.of("code", code, "detail", detail));
    }

    private static Mono<Void> answer(HttpServerResponse response, int status, Object body) {
        return send(response.header("Content-Type", "application/json"), status, body);
    }

    private static Mono<Void> send(HttpServerResponse response, int status, Object body) {
        byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        return response.status(status).sendByteArray(Mono.just(json)).then();
    }

    private static UUID id(HttpServerRequest request) {
        return UUID.fromString(request.param("id"));
    }

    private static String token(HttpServerRequest request) {
        @Nullable String header = request.requestHeaders().get("Authorization");
        return header == null ? "" : header.substring("Bearer ".length());
    }
}
