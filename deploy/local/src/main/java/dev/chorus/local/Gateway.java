package dev.chorus.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chorus as its clients see it: JSON over HTTP at one URL. */
final class Gateway implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Gateway(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    record Answer(int status, JsonNode body) {}

    Answer post(String path, Object body, @Nullable String token) {
        return call("POST", path, body, token);
    }

    Answer get(String path, @Nullable String token) {
        return call("GET", path, null, token);
    }

    Answer call(String method, String path, @Nullable Object body, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return send(request, path, token);
    }

    private Answer send(HttpRequest.Builder request, String path, @Nullable String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response =
                    http.send(request.uri(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new LocalRunException("The gateway does not answer at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalRunException("Interrupted while waiting for the gateway", e);
        }
    }

    /** What is no JSON, as a Socket.IO packet, is not looked at here. */
    private static JsonNode json(String body) {
        return body.startsWith("{") ? JSON.readTree(body) : JSON.missingNode();
    }

    @Override
    public void close() {
        http.close();
    }
}
