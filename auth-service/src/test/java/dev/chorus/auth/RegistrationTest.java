package dev.chorus.auth;

import static dev.chorus.auth.Client.freshName;
import static dev.chorus.auth.Client.registration;
import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.auth.Client.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

@AuthTest
class RegistrationTest {
    @Autowired
    private Client client;

    @Test
    void answersWithTokensAndOnesOwnUser() {
        String name = freshName();
        client.post("/api/auth/register", registration(name))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, value -> assertThat(value).contains("no-store"))
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(5)
                .jsonPath("$.accessToken")
                .isNotEmpty()
                .jsonPath("$.refreshToken")
                .isNotEmpty()
                .jsonPath("$.tokenType")
                .isEqualTo("Bearer")
                .jsonPath("$.expiresIn")
                .isEqualTo(900)
                .jsonPath("$.user.length()")
                .isEqualTo(7)
                .jsonPath("$.user.id")
                .isNotEmpty()
                .jsonPath("$.user.username")
                .isEqualTo(name)
                .jsonPath("$.user.displayName")
                .isEqualTo(name)
                .jsonPath("$.user.private")
                .isEqualTo(false)
                .jsonPath("$.user.email")
                .isEqualTo(name + "@example.org")
                .jsonPath("$.user.createdAt")
                .value(String.class, time -> assertThat(time).endsWith("Z"));
    }

    @Test
    void keepsDisplayNameAndThePrivateSwitch() {
        Map<String, Object> body = registration(freshName());
        body.put("displayName", "Ada 🌍 Lovelace");
        body.put("private", true);
        Tokens ada = Client.tokens(
                client.post("/api/auth/register", body).expectStatus().isCreated());
        client.get("/api/users/me", ada)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.displayName")
                .isEqualTo("Ada 🌍 Lovelace")
                .jsonPath("$.private")
                .isEqualTo(true);
    }

    @Test
    void aUsernameIsKeptInLowerCaseAndTheEmailAsWritten() {
        String name = freshName();
        Map<String, Object> body = registration(name.toUpperCase(Locale.ROOT));
        body.put("email", "Ada." + name + "@Example.ORG");
        Tokens tokens = Client.tokens(
                client.post("/api/auth/register", body).expectStatus().isCreated());
        assertThat(tokens.user().username()).isEqualTo(name);
        assertThat(tokens.user().email()).isEqualTo("Ada." + name + "@Example.ORG");
    }

    @Test
    void aUsernameThatDiffersOnlyInCaseIsTaken() {
        String name = freshName();
        client.register(name);
        Map<String, Object> body = registration(name.toUpperCase(Locale.ROOT));
        body.put("email", "another-" + name + "@example.org");
        client.post("/api/auth/register", body)
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("USERNAME_TAKEN");
    }

    @Test
    void anEmailThatDiffersOnlyInCaseIsTaken() {
        String name = freshName();
        client.register(name);
        Map<String, Object> body = registration(freshName());
        body.put("email", name.toUpperCase(Locale.ROOT) + "@EXAMPLE.org");
        client.post("/api/auth/register", body)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("EMAIL_TAKEN");
    }

    @Test
    void ofManyAtOnceWithTheSameUsernameOneIsRegistered() throws Exception {
        String name = freshName();
        List<String> outcomes = Together.times(12, () -> {
            Map<String, Object> body = registration(name);
            body.put("email", freshName() + "@example.org");
            return outcome(body);
        });
        assertThat(frequency(outcomes, "201")).isEqualTo(1);
        assertThat(frequency(outcomes, "409 USERNAME_TAKEN")).isEqualTo(11);
    }

    @Test
    void ofManyAtOnceWithTheSameEmailOneIsRegistered() throws Exception {
        String email = freshName() + "@example.org";
        List<String> outcomes = Together.times(12, () -> {
            Map<String, Object> body = registration(freshName());
            body.put("email", email);
            return outcome(body);
        });
        assertThat(frequency(outcomes, "201")).isEqualTo(1);
        assertThat(frequency(outcomes, "409 EMAIL_TAKEN")).isEqualTo(11);
    }

    private String outcome(Map<String, Object> body) {
        var answer =
                client.post("/api/auth/register", body).expectBody(Map.class).returnResult();
        int status = answer.getStatus().value();
        Map<?, ?> content = answer.getResponseBody();
        return content == null || status == 201 ? String.valueOf(status) : status + " " + content.get("code");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "username, ab",
                "username, 0123456789012345678901234567890",
                "username, with space",
                "username, émile",
                "username, a-b-c",
                "username, \"   \"",
                "email, nobody",
                "email, nobody@",
                "email, @example.org",
                "email, a@b@",
                "email, nobody@example",
                "email, no body@example.org",
                "email, .dot@example.org",
                "email, nobody@-example.org",
                "password, short12",
                "password, \"          \"",
                "password, password123",
                "password, QwertyUiop",
                "displayName, \"  \"",
                "displayName, a23456789 123456789 123456789 123456789 123456789 1",
            })
    void aFieldThatIsNotValidIsNamed(String field, String value) {
        Map<String, Object> body = registration(freshName());
        body.put(field, value);
        assertRefused(body, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "email", "password"})
    void aFieldThatIsMissingIsNamed(String field) {
        Map<String, Object> body = registration(freshName());
        body.remove(field);
        assertRefused(body, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "email", "password", "displayName"})
    void nulIsRefusedEverywhere(String field) {
        Map<String, Object> body = registration(freshName());
        body.put(field, "abc\0defghi@example.org");
        assertRefused(body, field);
    }

    @Test
    void lengthsAreInCodePoints() {
        Map<String, Object> body = registration(freshName());
        body.put("password", "🌍".repeat(128));
        body.put("displayName", "🌍".repeat(50));
        client.post("/api/auth/register", body).expectStatus().isCreated();

        body = registration(freshName());
        body.put("password", "🌍".repeat(129));
        assertRefused(body, "password");

        body = registration(freshName());
        body.put("password", "🌍".repeat(7));
        assertRefused(body, "password");
    }

    @Test
    void anEmailOfMoreThan254CharactersIsRefused() {
        Map<String, Object> body = registration(freshName());
        body.put(
                "email",
                "a".repeat(60) + "@" + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".example.org");
        assertRefused(body, "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"private\":\"perhaps\"}"})
    void whatIsNoRegistrationAtAllIs400(String json) {
        client.http()
                .post()
                .uri("/api/auth/register")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void theWrongMethodTypeOrSizeIsRefusedAsSuch() {
        client.http().put().uri("/api/auth/sessions").exchange().expectStatus().isUnauthorized();
        client.http()
                .post()
                .uri("/api/auth/register")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        client.post("/api/auth/register", Map.of("username", "a".repeat(100_000)))
                .expectStatus()
                .isEqualTo(413);
    }

    private void assertRefused(Map<String, Object> body, String field) {
        client.post("/api/auth/register", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VALIDATION_FAILED")
                .jsonPath("$.errors[?(@.field == '%s')]".formatted(field))
                .exists();
    }
}
