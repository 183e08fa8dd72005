package dev.chorus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.auth.Client.Tokens;
import dev.chorus.auth.FakePostService.Asked;
import dev.chorus.events.UserEvent.SessionRevoked;
import dev.chorus.testing.TestTopics;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class ProfileTest {
    private static final String NEXT_PASSWORD = "an even better one";

    @Autowired
    private Client client;

    @Autowired
    private FakePostService postService;

    @Autowired
    private TestTopics topics;

    @BeforeEach
    void postServiceKnows() {
        postService.behave(_ -> 204);
    }

    @Test
    void whatIsAbsentStaysAsItIs() {
        Tokens ada = client.register();
        client.patchMe(ada, Map.of("displayName", "Ada")).expectStatus().isOk();
        client.patchMe(ada, Map.of("private", true)).expectStatus().isOk();
        client.patchMe(ada, Map.of("presenceHidden", true)).expectStatus().isOk();
        client.patchMe(ada, Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(7)
                .jsonPath("$.displayName")
                .isEqualTo("Ada")
                .jsonPath("$.private")
                .isEqualTo(true)
                .jsonPath("$.presenceHidden")
                .isEqualTo(true)
                .jsonPath("$.email")
                .isEqualTo(ada.user().email());
        client.get("/api/users/me", ada)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.displayName")
                .isEqualTo("Ada")
                .jsonPath("$.private")
                .isEqualTo(true);
    }

    @Test
    void aChangeThatIsNotValidChangesNothing() {
        Tokens ada = client.register();
        client.patchMe(ada, Map.of("private", true, "displayName", "x".repeat(51)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("displayName");
        client.patchMe(ada, Map.of("displayName", "Ada", "currentPassword", "wrong one", "newPassword", NEXT_PASSWORD))
                .expectStatus()
                .isForbidden();
        client.get("/api/users/me", ada)
                .expectBody()
                .jsonPath("$.private")
                .isEqualTo(false)
                .jsonPath("$.displayName")
                .isEqualTo(ada.user().username());
    }

    @Test
    void goingPrivateAsksPostServiceAsTheCallerForThisVersion() {
        Tokens ada = client.register();
        client.patchMe(ada, Map.of("private", true))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.private")
                .isEqualTo(true);
        assertThat(postService.asked()).hasSize(1);
        Asked asked = postService.asked().getFirst();
        assertThat(asked.uri()).hasToString("/internal/users/" + ada.userId() + "/projection?version=2");
        assertThat(asked.authorization()).isEqualTo("Bearer " + ada.accessToken());
    }

    @Test
    void goingPrivateWaitsUntilPostServiceKnows() {
        Tokens ada = client.register();
        postService.behave(n -> n < 3 ? 503 : 204);
        client.patchMe(ada, Map.of("private", true)).expectStatus().isOk();
        assertThat(postService.asked()).hasSize(3);
    }

    @Test
    void ifPostServiceDoesNotAnswerTheChangeIsCommittedAndARepeatWaitsAgain() {
        Tokens ada = client.register();
        postService.hang();
        assertThat(Client.code(client.patchMe(ada, Map.of("private", true))
                        .expectStatus()
                        .isEqualTo(503)))
                .isEqualTo("UNAVAILABLE");
        client.get("/api/users/me", ada).expectBody().jsonPath("$.private").isEqualTo(true);

        postService.behave(_ -> 204);
        client.patchMe(ada, Map.of("private", true)).expectStatus().isOk();
        assertThat(postService.asked()).hasSize(1);
        assertThat(postService.asked().getFirst().uri().getQuery()).isEqualTo("version=2");
    }

    @Test
    void otherChangesDoNotWait() {
        Tokens ada = client.register();
        postService.behave(_ -> 500);
        client.patchMe(ada, Map.of("displayName", "Ada")).expectStatus().isOk();
        client.patchMe(ada, Map.of("private", false)).expectStatus().isOk();
        assertThat(postService.asked()).isEmpty();
    }

    @Test
    void aPasswordChangeEndsAllOtherSessions() {
        Tokens here = client.register();
        Tokens there = client.logIn(here.user().username());
        Tokens elsewhere = client.logIn(here.user().username());

        changePassword(here, Client.PASSWORD, NEXT_PASSWORD);

        client.get("/api/users/me", here).expectStatus().isOk();
        client.refresh(here);
        for (Tokens other : new Tokens[] {there, elsewhere}) {
            client.get("/api/users/me", other).expectStatus().isUnauthorized();
            client.tryRefresh(other.refreshToken()).expectStatus().isUnauthorized();
        }
        client.tryLogIn(here.user().username(), Client.PASSWORD).expectStatus().isUnauthorized();
        client.tryLogIn(here.user().username(), NEXT_PASSWORD).expectStatus().isOk();
        assertThat(new UserEvents(topics, here.userId()).await(3))
                .filteredOn(SessionRevoked.class::isInstance)
                .hasSize(2);
    }

    private void changePassword(Tokens as, String current, String next) {
        client.patchMe(as, Map.of("currentPassword", current, "newPassword", next))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(as.userId().toString());
    }

    @Test
    void aWrongCurrentPasswordIsForbiddenAndChangesNothing() {
        Tokens ada = client.register();
        client.patchMe(ada, Map.of("currentPassword", "not the password", "newPassword", NEXT_PASSWORD))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FORBIDDEN")
                .jsonPath("$.errors[0].field")
                .isEqualTo("currentPassword");
        client.logIn(ada.user().username());
    }

    @Test
    void theCurrentPasswordCannotBeGuessedForEverAndLoggingInIsNotAffected() {
        Tokens ada = client.register();
        Map<String, String> guess = Map.of("currentPassword", "not the password", "newPassword", NEXT_PASSWORD);
        for (int i = 0; i < 10; i++) {
            client.patchMe(ada, guess).expectStatus().isForbidden();
        }
        client.patchMe(ada, Map.of("currentPassword", Client.PASSWORD, "newPassword", NEXT_PASSWORD))
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
        client.logIn(ada.user().username());
    }

    @Test
    void ofTwoPasswordChangesAtTheSameTimeOneWins() throws Exception {
        Tokens ada = client.register();
        var statuses = Together.times(
                2,
                () -> client.patchMe(ada, Map.of("currentPassword", Client.PASSWORD, "newPassword", NEXT_PASSWORD))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value());
        assertThat(statuses).containsExactlyInAnyOrder(200, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "a rather good one,, newPassword",
        ", an even better one, currentPassword",
        "a rather good one, short, newPassword",
        "a rather good one, password1234, newPassword",
    })
    void passwordsThatCannotBeAreNamed(String current, String next, String field) {
        Tokens ada = client.register();
        Map<String, String> body = new HashMap<>();
        body.put("currentPassword", current);
        body.put("newPassword", next);
        client.patchMe(ada, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }
}
