package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, who uses Chorus through its gateway. */
record Person(String url, Gateway gateway, String id, String username, String token) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Person register(LocalRun run, String name) {
        return register(run.url(), new Gateway(run.url()), name);
    }

    static Person register(String url, Gateway gateway, String name) {
        byte[] bytes = new byte[5];
        RANDOM.nextBytes(bytes);
        String username = name + "_" + HexFormat.of().formatHex(bytes);
        JsonNode tokens = expect(
                201,
                gateway.post(
                        "/api/auth/register",
                        Map.of(
                                "username",
                                username,
                                "email",
                                username + "@example.org",
                                "password",
                                password(username)),
                        null));
        return new Person(
                url,
                gateway,
                tokens.path("user").path("id").asString(),
                username,
                tokens.path("accessToken").asString());
    }

    String password() {
        return password(username);
    }

    private static String password(String username) {
        return "a pass phrase of " + username;
    }

    JsonNode publishes(String content) {
        return expect(201, gateway.post("/api/posts", Map.of("content", content), token));
    }

    JsonNode likes(String postId) {
        return expect(200, gateway.post("/api/posts/" + postId + "/like", Map.of(), token));
    }

    JsonNode comments(String postId, String content) {
        return expect(201, gateway.post("/api/posts/" + postId + "/comments", Map.of("content", content), token));
    }

    /** A message that is stored. */
    JsonNode writes(Person receiver, String content) {
        return expect(
                201, gateway.post("/api/messages", Map.of("receiverId", receiver.id(), "content", content), token));
    }

    /** The messages with someone, the newest first. */
    JsonNode messagesWith(Person other) {
        return sees("/api/messages?limit=100&userId=" + other.id()).path("items");
    }

    JsonNode conversations() {
        return sees("/api/messages/conversations").path("items");
    }

    JsonNode notifications() {
        return expect(200, gateway.get("/api/notifications", token));
    }

    /** Makes a call, whatever its answer. */
    Gateway.Answer calls(String method, String path, @Nullable Object body) {
        return gateway.call(method, path, body, token);
    }

    /** Makes a call that is answered with 200. */
    JsonNode does(String method, String path, @Nullable Object body) {
        return expect(200, calls(method, path, body));
    }

    JsonNode sees(String path) {
        return does("GET", path, null);
    }

    void isPrivate(boolean isPrivate) {
        does("PATCH", "/api/users/me", Map.of("private", isPrivate));
    }

    /** Whether the post can be fetched. */
    boolean maySee(String postId) {
        return calls("GET", "/api/posts/" + postId, null).status() == 200;
    }

    /** Connects the official client, over the transports given or with an upgrade from one to the other. */
    Hearing connects(String... transports) {
        return connects(true, transports);
    }

    /** Without coming back when the connection is lost. */
    Hearing connectsOnce(String... transports) {
        return connects(false, transports);
    }

    private Hearing connects(boolean again, String... transports) {
        var options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(again)
                .setReconnectionDelayMax(1_000)
                .setAuth(Map.of("token", token));
        if (transports.length > 0) {
            options.setTransports(transports);
        }
        Socket socket = IO.socket(URI.create(url), options.build());
        return Hearing.of(socket);
    }

    private static JsonNode expect(int status, Gateway.Answer answer) {
        assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(status);
        return answer.body();
    }
}
