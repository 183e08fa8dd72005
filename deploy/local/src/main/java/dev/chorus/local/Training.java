package dev.chorus.local;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Does what users do, for the sake of the AOT cache: what is loaded meanwhile starts fast next time.
 */
final class Training {
    private static final int ROUNDS = 4;

    private final Gateway gateway;
    private final List<Trainee> trainees;

    private Training(Gateway gateway, List<DemoAccounts.Account> accounts) {
        this.gateway = gateway;
        this.trainees =
                accounts.stream().map(account -> Trainee.of(account, gateway)).toList();
    }

    private record Trainee(String userId, String token) {
        static Trainee of(DemoAccounts.Account account, Gateway gateway) {
            JsonNode tokens = gateway.post(
                            "/api/auth/login",
                            Map.of("login", account.username(), "password", account.password()),
                            null)
                    .body();
            return new Trainee(account.userId(), tokens.path("accessToken").asString());
        }
    }

    static void use(LocalRun run) {
        try (var gateway = new Gateway(run.url())) {
            new Training(gateway, DemoAccounts.ready(run)).everything();
        }
    }

    private void everything() {
        gateway.get("/socket.io/?EIO=4&transport=polling", null);
        List<TrainingSocket> sockets = trainees.stream()
                .map(trainee -> TrainingSocket.open(gateway.url(), trainee.token()))
                .toList();
        IntStream.range(0, ROUNDS).forEach(round -> act(trainees.get(round % 2), trainees.get((round + 1) % 2)));
        sockets.forEach(TrainingSocket::close);
    }

    private void act(Trainee one, Trainee other) {
        post("/api/messages", Map.of("receiverId", other.userId(), "content", "In training"), one);
        String post = post("/api/posts", Map.of("content", "In training"), one)
                .path("id")
                .asString();
        post("/api/posts/" + post + "/like", null, other);
        post("/api/posts/" + post + "/comments", Map.of("content", "Me too"), other);
        gateway.get("/api/posts", one.token());
        gateway.get("/api/messages?userId=" + other.userId(), one.token());
        gateway.get("/api/notifications", one.token());
        post("/api/follow", Map.of("userId", other.userId()), one);
    }

    private JsonNode post(String path, @Nullable Object body, Trainee trainee) {
        return gateway.call("POST", path, body, trainee.token()).body();
    }
}
