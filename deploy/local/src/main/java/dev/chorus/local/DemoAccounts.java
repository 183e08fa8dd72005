package dev.chorus.local;

import java.util.List;
import java.util.Map;

/** Two accounts to try things with. Made once; the next run on the same data finds them again. */
final class DemoAccounts {

    record Account(String username, String password, String userId) {}

    private DemoAccounts() {}

    static List<Account> ready(LocalRun run) {
        try (var gateway = new Gateway(run.url())) {
            return List.of(
                    account("ada", "Ada Lovelace", gateway, run.secrets()),
                    account("grace", "Grace Hopper", gateway, run.secrets()));
        }
    }

    private static Account account(String username, String displayName, Gateway gateway, Secrets secrets) {
        String password = secrets.of("demo." + username);
        Gateway.Answer answer = gateway.post("/api/auth/login", Map.of("login", username, "password", password), null);
        if (answer.status() == 401) {
            answer = gateway.post(
                    "/api/auth/register",
                    Map.of(
                            "username",
                            username,
                            "email",
                            username + "@example.org",
                            "password",
                            password,
                            "displayName",
                            displayName),
                    null);
        }
        if (answer.status() == 409) {
            throw new LocalRunException("The demo account " + username
                    + " cannot be made, because somebody else has that name or e-mail address on this data directory");
        }
        if (answer.status() >= 300) {
            throw new LocalRunException("The demo account " + username + " cannot be made: " + answer.body());
        }
        return new Account(
                username, password, answer.body().path("user").path("id").asString());
    }
}
