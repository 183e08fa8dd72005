package dev.chorus.bench;

import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /**
     * A registered user.
     *
     * @param token good for 15 minutes
     * @param refreshToken for a new one
     */
    record Account(String id, String username, String password, String token, String refreshToken) {}

    private record Reply(int status, String body) {}

    /** Registers users nobody has had before. */
    List<Account> register(int count) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String password = "correct-" + run + "-horse";
        return inTurns(
                IntStream.range(0, count)
                        .mapToObj(i -> "bench_" + run + "_" + i)
                        .toList(),
                name -> post("/api/auth/register", null, """
                        {"username":"%s","email":"%s@bench.invalid","password":"%s"}""".formatted(name, name, password)),
                (name, reply) -> signedIn(name, password, expect(201, reply)));
    }

    /** The accounts with new tokens; without those that are no longer known. */
    List<Account> renew(List<Account> accounts) {
        List<Account> renewed = inTurns(
                accounts,
                account -> post("/api/auth/refresh", null, "{\"refreshToken\":\"" + account.refreshToken() + "\"}"),
                (account, reply) -> reply.status() == 200
                        ? signedIn(account.username(), account.password(), JSON.readTree(reply.body()))
                        : account);
        List<Account> ended =
                renewed.stream().filter(account -> accounts.contains(account)).toList();
        List<Account> signedIn = inTurns(
                ended,
                account -> post("/api/auth/login", null, """
                        {"login":"%s","password":"%s"}""".formatted(account.username(), account.password())),
                (account, reply) -> reply.status() == 200
                        ? signedIn(account.username(), account.password(), JSON.readTree(reply.body()))
                        : account);
        List<Account> all = new ArrayList<>(renewed);
        all.removeAll(ended);
        signedIn.stream().filter(account -> !ended.contains(account)).forEach(all::add);
        return all;
    }

    private static Account signedIn(String username, String password, JsonNode tokens) {
        return new Account(
                tokens.at("/user/id").asString(),
                username,
                password,
                tokens.get("accessToken").asString(),
                tokens.get("refreshToken").asString());
    }

    /** A few at once, no more than the server's limits allow for. */
    private static <T, R> List<R> inTurns(
            List<T> all, Function<T, CompletableFuture<Reply>> call, BiFunction<T, Reply, R> result) {
        List<R> results = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<T> turn = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<CompletableFuture<Reply>> replies = turn.stream().map(call).toList();
            for (int i = 0; i < turn.size(); i++) {
                results.add(result.apply(turn.get(i), replies.get(i).join()));
            }
        }
        return results;
    }

    /** Creates posts, the authors taking turns; the ids are in that order. */
    List<String> publish(List<Account> authors, int count) {
        return inTurns(
                IntStream.range(0, count)
                        .mapToObj(i -> authors.get(i % authors.size()).token())
                        .toList(),
                token -> post("/api/posts", token, "{\"content\":\"To be liked\"}"),
                (_, reply) -> expect(201, reply).get("id").asString());
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

    private static JsonNode expect(int status, Reply reply) {
        if (reply.status() != status) {
            throw new IllegalStateException("Expected " + status + ", got " + reply.status() + " " + reply.body());
        }
        return JSON.readTree(reply.body());
    }
}
