package dev.chorus.local;

import java.util.Map;

/** Does once what users do, for the sake of the AOT cache: what is loaded and run meanwhile starts fast next time. */
final class Training {

    private Training() {}

    static void use(LocalRun run) {
        try (var gateway = new Gateway(run.url())) {
            for (DemoAccounts.Account account : DemoAccounts.ready(run)) {
                use(gateway, account);
            }
        }
    }

    private static void use(Gateway gateway, DemoAccounts.Account account) {
        String token = gateway.post(
                        "/api/auth/login", Map.of("login", account.username(), "password", account.password()), null)
                .body()
                .path("accessToken")
                .asString();
        String post = gateway.post("/api/posts", Map.of("content", "In training"), token)
                .body()
                .path("id")
                .asString();
        gateway.post("/api/posts/" + post + "/like", Map.of(), token);
        gateway.post("/api/posts/" + post + "/comments", Map.of("content", "Me too"), token);
        gateway.get("/api/posts", token);
        gateway.get("/api/notifications", token);
        gateway.get("/socket.io/?EIO=4&transport=polling", null);
    }
}
