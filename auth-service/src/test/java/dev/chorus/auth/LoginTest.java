package dev.chorus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.auth.Client.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@AuthTest
class LoginTest {
    @Autowired
    private Client client;

    @Autowired
    private MeterRegistry meters;

    static Stream<Map<String, String>> waysToLogIn() {
        return Stream.of(
                Map.of("login", "%s"),
                Map.of("login", "%s@example.org"),
                Map.of("username", "%s"),
                Map.of("email", "%s@example.org"));
    }

    @ParameterizedTest
    @MethodSource("waysToLogIn")
    void takesTheUsernameOrTheEmailInAnyCase(Map<String, String> way) {
        Tokens registered = client.register();
        way.forEach((field, form) -> {
            String login = form.formatted(registered.user().username());
            for (String written : List.of(login, login.toUpperCase(Locale.ROOT))) {
                Tokens tokens = Client.tokens(
                        client.post("/api/auth/login", Map.of(field, written, "password", Client.PASSWORD))
                                .expectStatus()
                                .isOk());
                assertThat(tokens.user()).isEqualTo(registered.user());
                assertThat(tokens.tokenType()).isEqualTo("Bearer");
                client.get("/api/users/me", tokens).expectStatus().isOk();
            }
        });
    }

    @Test
    void anUnknownUserAndAWrongPasswordAreAnsweredAlike() {
        Tokens known = client.register();
        Map<?, ?> wrong = refusal(client.tryLogIn(known.user().username(), "not the password"));
        Map<?, ?> unknown = refusal(client.tryLogIn(Client.freshName(), "not the password"));
        assertThat(wrong.equals(unknown)).isTrue();
        assertThat(wrong.get("code")).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void anUnknownUserCostsAHashToo() {
        long before = hashes();
        client.tryLogIn(Client.freshName(), "not the password").expectStatus().isUnauthorized();
        assertThat(hashes() - before).isEqualTo(1);
    }

    private long hashes() {
        return meters.get("chorus.auth.passwords.hash").timer().count();
    }

    private static Map<?, ?> refusal(ResponseSpec answer) {
        Map<?, ?> problem = answer.expectStatus()
                .isUnauthorized()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        Objects.requireNonNull(problem).remove("traceId");
        return problem;
    }

    @Test
    void eachLoginBeginsASessionOfItsOwn() {
        Tokens first = client.register();
        Tokens second = client.logIn(first.user().username());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        client.get("/api/auth/sessions", second)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2);
    }

    @Test
    void whatIsMissingIsNamed() {
        client.post("/api/auth/login", Map.of("password", Client.PASSWORD))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("login");
        client.post("/api/auth/login", Map.of("login", "somebody"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("password");
        client.post("/api/auth/login", Map.of("login", "some\0body", "password", Client.PASSWORD))
                .expectStatus()
                .isBadRequest();
    }
}
