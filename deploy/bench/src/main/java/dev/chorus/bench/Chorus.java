package dev.chorus.bench;

import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls that prepare a measurement; each waits for its answer. */
final class Chorus {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 8;

    private final Loop loop;
    private final Http http;

    Chorus(Loop loop, Http http) {
        this.loop = loop;
        this.http = http;
    }

    /** A registered user, and a token that is good for 15 minutes. */
    record Account(String id, String token) {}

    private record Reply(int status, String body) {}

    /** Registers users nobody has had before. */
    List<Account> register(int count) {
        List<Account> accounts = new ArrayList<>();
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int from = 0; from < count; from += AT_ONCE) {
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                String name = "bench_" + run + "_" + i;
                replies.add(post("/api/auth/register", null, """
                        {"username":"%s","email":"%s@bench.invalid","password":"correct-%s-horse"}""".formatted(name, name, run)));
            }
            for (CompletableFuture<Reply> reply : replies) {
                JsonNode user = created(reply.join());
                accounts.add(new Account(
                        user.at("/user/id").asString(), user.get("accessToken").asString()));
            }
        }
        return accounts;
    }

    /** Creates posts, the authors taking turns; the ids are in that order. */
    List<String> publish(List<Account> authors, int count) {
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < count; from += AT_ONCE) {
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                Account author = authors.get(i % authors.size());
                replies.add(post("/api/posts", author.token(), "{\"content\":\"To be liked\"}"));
            }
            replies.forEach(reply -> ids.add(created(reply.join()).get("id").asString()));
        }
        return ids;
    }

    /** Waits until the service that answers has heard of the account. */
    void awaitKnown(List<Account> accounts) {
        for (Account account : accounts) {
            CompletableFuture<Reply> reply = new CompletableFuture<>();
            loop.run(() -> http.send(
                    HttpMethod.GET,
                    "/api/users/" + account.id(),
                    account.token(),
                    null,
                    (status, text) -> reply.complete(new Reply(status, text))));
            if (reply.join().status() != 200) {
                throw new IllegalStateException("A new account is not known: " + reply.join());
            }
        }
    }

    private CompletableFuture<Reply> post(String path, @Nullable String token, String body) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        loop.run(() -> http.send(
                HttpMethod.POST, path, token, body, (status, text) -> reply.complete(new Reply(status, text))));
        return reply;
    }

    private static JsonNode created(Reply reply) {
        if (reply.status() != 201) {
            throw new IllegalStateException("Expected 201, got " + reply.status() + " " + reply.body());
        }
        return JSON.readTree(reply.body());
    }
}
