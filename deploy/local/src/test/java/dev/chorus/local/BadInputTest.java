package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningChorus.class)
class BadInputTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOBODYS_ID = "01890000-0000-7000-8000-000000000000";

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalRun run;

    BadInputTest(LocalRun run) {
        this.run = run;
    }

    static Stream<Arguments> requests() {
        String post = "{\"content\":\"%s\"}";
        return Stream.of(
                Arguments.of("POST", "/api/auth/register", "{\"username\":\"x\"}", 400, "VALIDATION_FAILED"),
                Arguments.of("POST", "/api/auth/register", "{\"username\":", 400, "VALIDATION_FAILED"),
                Arguments.of("POST", "/api/auth/refresh", "{\"refreshToken\":\"none\"}", 401, "UNAUTHENTICATED"),
                Arguments.of("POST", "/api/posts", post.formatted(" "), 400, "VALIDATION_FAILED"),
                Arguments.of("POST", "/api/posts", post.formatted("x".repeat(5001)), 400, "VALIDATION_FAILED"),
                Arguments.of("POST", "/api/posts", post.formatted("\\u0000"), 400, "VALIDATION_FAILED"),
                Arguments.of("POST", "/api/posts", "[]", 400, "VALIDATION_FAILED"),
                Arguments.of("POST", "/api/posts", post.formatted("x".repeat(2 << 20)), 413, "PAYLOAD_TOO_LARGE"),
                Arguments.of("GET", "/api/posts?limit=0", "", 400, "VALIDATION_FAILED"),
                Arguments.of("GET", "/api/posts?limit=101", "", 400, "VALIDATION_FAILED"),
                Arguments.of("GET", "/api/posts?cursor=nonsense", "", 400, "VALIDATION_FAILED"),
                Arguments.of("GET", "/api/notifications?limit=many", "", 400, "VALIDATION_FAILED"),
                Arguments.of("GET", "/api/posts/" + NOBODYS_ID, "", 404, "NOT_FOUND"),
                Arguments.of("POST", "/api/posts/" + NOBODYS_ID + "/like", "", 404, "NOT_FOUND"),
                Arguments.of("PUT", "/api/notifications/" + NOBODYS_ID + "/read", "", 404, "NOT_FOUND"),
                Arguments.of("GET", "/api/nothing-here", "", 404, "NOT_FOUND"),
                Arguments.of("GET", "/actuator/health", "", 404, "NOT_FOUND"),
                Arguments.of("GET", "/internal/users", "", 404, "NOT_FOUND"),
                Arguments.of("PATCH", "/api/posts", "{}", 405, "METHOD_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAnsweredWithAProblemAndItsCode(String method, String path, String body, int status, String code)
            throws Exception {
        Person person = Person.register(run, "clumsy");

        HttpResponse<String> answer = send(request(path, person.token())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));

        assertProblem(answer, status, code);
    }

    @Test
    void aCallWithoutATokenOrWithAFalseOneIsUnauthenticated() throws Exception {
        HttpRequest.Builder without = HttpRequest.newBuilder(URI.create(run.url() + "/api/posts"));

        assertProblem(send(without), 401, "UNAUTHENTICATED");
        assertProblem(send(request("/api/posts", "your-jwt-token")), 401, "UNAUTHENTICATED");
    }

    @Test
    void whatIsNoJsonIsAnUnsupportedMediaType() throws Exception {
        Person person = Person.register(run, "clumsy");

        HttpResponse<String> answer = send(request("/api/posts", person.token())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("Hello")));

        assertProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aNameCannotBeTakenTwice() {
        Person person = Person.register(run, "first");
        Gateway.Answer answer = person.gateway()
                .post(
                        "/api/auth/register",
                        Map.of(
                                "username", person.username().toUpperCase(Locale.ROOT),
                                "email", "second@example.org",
                                "password", "another pass phrase"),
                        null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo("USERNAME_TAKEN");
    }

    @Test
    void anothersPostIsNotToBeEdited() throws Exception {
        String post =
                Person.register(run, "author").publishes("Mine").path("id").asString();
        Person other = Person.register(run, "other");

        HttpResponse<String> answer = send(request("/api/posts/" + post, other.token())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"content\":\"Not yours\"}")));

        assertProblem(answer, 403, "FORBIDDEN");
    }

    @Test
    void anIdempotencyKeyIsNotToBeUsedForSomethingElse() throws Exception {
        Person person = Person.register(run, "hasty");
        String key = UUID.randomUUID().toString();

        HttpResponse<String> first = publish(person, key, "Once");
        HttpResponse<String> retry = publish(person, key, "Once");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(retry.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(retry.body()).path("id"))
                .isEqualTo(JSON.readTree(first.body()).path("id"));
        assertProblem(publish(person, key, "Something else"), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    private HttpResponse<String> publish(Person person, String key, String content) throws Exception {
        return send(request("/api/posts", person.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"content\":\"" + content + "\"}")));
    }

    @Test
    void guessingAPasswordIsSlowedDown() throws Exception {
        Person person = Person.register(run, "target");
        var guess = HttpRequest.newBuilder(URI.create(run.url() + "/api/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"login\":\"" + person.username() + "\",\"password\":\"a guess of mine\"}"));

        for (int i = 0; i < 10; i++) {
            assertProblem(send(guess), 401, "UNAUTHENTICATED");
        }

        HttpResponse<String> answer = send(guess);
        assertProblem(answer, 429, "RATE_LIMITED");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    @Test
    void aBadPacketEndsOneSessionAndNoOther() throws Exception {
        Person author = Person.register(run, "author");
        try (Hearing other = Person.register(run, "other").connects("websocket")) {
            String sid = handshake();

            HttpResponse<String> garbage = send(
                    HttpRequest.newBuilder(socketIo("&sid=" + sid)).POST(BodyPublishers.ofString("\u0001 no packet")));
            HttpResponse<String> unknown = send(HttpRequest.newBuilder(socketIo("&sid=unknown")));

            assertThat(garbage.statusCode()).isBetween(200, 400);
            assertThat(unknown.statusCode()).isEqualTo(400);
            JsonNode post = author.publishes("Still here?");
            other.awaits("new_post", heard -> heard.path("id").equals(post.path("id")));
        }
    }

    private String handshake() throws Exception {
        String open = send(HttpRequest.newBuilder(socketIo(""))).body();
        return JSON.readTree(open.substring(1)).path("sid").asString();
    }

    private URI socketIo(String query) {
        return URI.create(run.url() + "/socket.io/?EIO=4&transport=polling" + query);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(run.url() + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).isNotBlank();
        if (code.equals("VALIDATION_FAILED") && problem.has("errors")) {
            assertThat(problem.path("errors")).allSatisfy(error -> {
                assertThat(error.path("field").isString()).isTrue();
                assertThat(error.path("message").asString()).isNotBlank();
            });
        }
    }
}
