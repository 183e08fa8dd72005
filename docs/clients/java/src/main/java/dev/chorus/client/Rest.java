package dev.chorus.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes calls. Those that are refused for an old token are made again with a new one, and those that got no answer once. */
final class Rest {
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final Session session;

    Rest(String url, Session session) {
        this.url = url;
        this.session = session;
    }

    /** @param key the same for all attempts: a POST whose answer was lost happens once */
    record Call(
            String method,
            String path,
            @Nullable Object body,
            @Nullable String key) {

        static Call of(String method, String path, @Nullable Object body) {
            boolean takesKey = method.equals("POST") && !path.startsWith("/api/auth/");
            return new Call(method, path, body, takesKey ? UUID.randomUUID().toString() : null);
        }
    }

    <T> T call(Class<T> answer, String method, String path, @Nullable Object body) {
        return JSON.readValue(answer(Call.of(method, path, body)), answer);
    }

    <T> T call(TypeReference<T> answer, String path) {
        return JSON.readValue(answer(Call.of("GET", path, null)), answer);
    }

    /** Without an answer. */
    void call(String method, String path, @Nullable Object body) {
        answer(Call.of(method, path, body));
    }

    private String answer(Call call) {
        String token = session.accessToken();
        try {
            return again(call, token);
        } catch (Problem problem) {
            if (problem.status() != 401 || token == null) {
                throw problem;
            }
            return again(call, session.replace(token));
        }
    }

    private String again(Call call, @Nullable String token) {
        try {
            return once(call, token);
        } catch (Problem problem) {
            if (!problem.code().equals(Problem.UNREACHABLE)) {
                throw problem;
            }
            return once(call, token);
        }
    }

    /** One attempt, without looking at the session: the answer's body. */
    String once(Call call, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + call.path())).timeout(TIMEOUT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (call.key() != null) {
            request.header("Idempotency-Key", call.key());
        }
        if (call.body() == null) {
            request.method(call.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(call.method(), HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(call.body())));
        }
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() >= 300) {
            throw problem(response);
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Problem(0, Problem.UNREACHABLE, "There is no connection to the server.", List.of(), null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(0, Problem.UNREACHABLE, "The call was interrupted.", List.of(), null, e);
        }
    }

    private record ProblemDocument(
            @Nullable String code,
            @Nullable String detail,
            @Nullable List<Types.FieldProblem> errors) {}

    private static Problem problem(HttpResponse<String> response) {
        ProblemDocument document;
        try {
            document = JSON.readValue(response.body(), ProblemDocument.class);
        } catch (JacksonException _) {
            document = new ProblemDocument(null, null, null);
        }
        Long seconds = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(null);
        return new Problem(
                response.statusCode(),
                Objects.requireNonNullElse(document.code(), "UNAVAILABLE"),
                Objects.requireNonNullElse(document.detail(), "The answer was " + response.statusCode() + "."),
                Objects.requireNonNullElse(document.errors(), List.of()),
                seconds == null ? null : Duration.ofSeconds(seconds),
                null);
    }

    /** A path with what belongs into it, each escaped. */
    static String path(String template, String... values) {
        return template.formatted(Arrays.stream(values).map(Rest::escaped).toArray());
    }

    /** A path with its query; a null value is left out. */
    static String query(String path, @Nullable String... namesAndValues) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null) {
                query.put(Objects.requireNonNull(namesAndValues[i]), value);
            }
        }
        return query.isEmpty()
                ? path
                : query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + escaped(each.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
