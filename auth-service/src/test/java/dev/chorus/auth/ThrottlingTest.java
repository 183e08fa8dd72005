package dev.chorus.auth;

import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.auth.Client.Tokens;
import dev.chorus.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

@AuthTest
class ThrottlingTest {
    private static final int ATTEMPTS = 10;

    @Autowired
    private Client client;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void afterTenFailuresTheAccountPausesAndNoOther() {
        Tokens ada = client.register();
        Tokens bob = client.register();
        fail(ada.user().username(), ATTEMPTS);

        client.tryLogIn(ada.user().username(), Client.PASSWORD)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .value(
                        HttpHeaders.RETRY_AFTER,
                        after -> assertThat(Integer.parseInt(after)).isBetween(1, 301))
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("RATE_LIMITED");
        client.logIn(bob.user().username());
        client.get("/api/users/me", ada).expectStatus().isOk();
    }

    @Test
    void anAccountsUsernameAndEmailCountTogether() {
        Tokens ada = client.register();
        fail(ada.user().username(), ATTEMPTS / 2);
        fail(ada.user().email(), ATTEMPTS / 2);
        client.tryLogIn(ada.user().username(), Client.PASSWORD).expectStatus().isEqualTo(429);
        client.tryLogIn(ada.user().email(), Client.PASSWORD).expectStatus().isEqualTo(429);
    }

    @Test
    void aLoginThatNobodyHasPausesAlike() {
        String nobody = Client.freshName();
        fail(nobody, ATTEMPTS);
        assertThat(Client.code(client.tryLogIn(nobody, Client.PASSWORD))).isEqualTo("RATE_LIMITED");
        fail(Client.freshName(), 1);
    }

    @Test
    void thePauseEnds() {
        Tokens ada = client.register();
        fail(ada.user().username(), ATTEMPTS);
        client.tryLogIn(ada.user().username(), Client.PASSWORD).expectStatus().isEqualTo(429);
        clock.advance(Duration.ofMinutes(5));
        fail(ada.user().username(), ATTEMPTS - 1);
        client.logIn(ada.user().username());
    }

    @Test
    void theRightPasswordStartsTheCountAnew() {
        Tokens ada = client.register();
        fail(ada.user().username(), ATTEMPTS - 1);
        client.logIn(ada.user().username());
        fail(ada.user().username(), ATTEMPTS - 1);
        client.logIn(ada.user().username());
    }

    @Test
    void failuresAreForgottenAfterAWhile() {
        Tokens ada = client.register();
        fail(ada.user().username(), ATTEMPTS - 1);
        clock.advance(Duration.ofMinutes(15));
        fail(ada.user().username(), ATTEMPTS - 1);
        client.logIn(ada.user().username());
    }

    @Test
    void guessingAtTheSameTimeGivesNoMoreAnswers() throws Exception {
        Tokens ada = client.register();
        List<Integer> statuses = Together.times(40, () -> status(ada.user().username(), "not the password"));
        assertThat(frequency(statuses, 401)).isEqualTo(ATTEMPTS);
        assertThat(frequency(statuses, 429)).isEqualTo(40 - ATTEMPTS);
    }

    @Test
    void manyDevicesMayLogInAtTheSameTime() throws Exception {
        Tokens ada = client.register();
        List<Integer> statuses = Together.times(25, () -> status(ada.user().username(), Client.PASSWORD));
        assertThat(statuses).containsOnly(200);
    }

    private int status(String login, String password) {
        return client.tryLogIn(login, password)
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private void fail(String login, int times) {
        for (int i = 0; i < times; i++) {
            client.tryLogIn(login, "not the password").expectStatus().isUnauthorized();
        }
    }
}
