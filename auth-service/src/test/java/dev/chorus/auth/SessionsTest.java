package dev.chorus.auth;

import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.chorus.auth.Client.Tokens;
import dev.chorus.events.UserEvent;
import dev.chorus.events.UserEvent.SessionRevoked;
import dev.chorus.testing.MovableClock;
import dev.chorus.testing.TestTopics;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

@AuthTest
class SessionsTest {
    @Autowired
    private Client client;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestTopics topics;

    @Autowired
    private DatabaseClient database;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void refreshingRotatesTheTokenWithinTheSameSession() {
        Tokens first = client.register();
        clock.advance(Duration.ofMinutes(1));
        Tokens second = client.refresh(first);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
        assertThat(second.user()).isEqualTo(first.user());
        assertThat(sessionOf(second)).isEqualTo(sessionOf(first));
        client.get("/api/users/me", second).expectStatus().isOk();
        Tokens third = client.refresh(second);
        client.get("/api/users/me", third).expectStatus().isOk();
    }

    @Test
    void aTokenUsedTwiceEndsItsSession() {
        Tokens first = client.register();
        Tokens other = client.logIn(first.user().username());
        Tokens second = client.refresh(first);

        assertUnauthenticated(first.refreshToken());

        assertUnauthenticated(second.refreshToken());
        client.get("/api/users/me", second).expectStatus().isUnauthorized();
        client.get("/api/users/me", other).expectStatus().isOk();
        assertThat(revoked(first, 1)).containsExactly(sessionOf(first));
    }

    @Test
    void ofTwoUsesAtTheSameTimeOneIsAReuse() throws Exception {
        Tokens tokens = client.register();
        List<Integer> statuses = Together.times(
                2,
                () -> client.tryRefresh(tokens.refreshToken())
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value());
        assertThat(statuses).containsExactlyInAnyOrder(200, 401);
        client.get("/api/users/me", tokens).expectStatus().isUnauthorized();
        assertThat(revoked(tokens, 1)).containsExactly(sessionOf(tokens));
    }

    @Test
    void ofManyUsesAtTheSameTimeAtMostOneRotates() throws Exception {
        Tokens tokens = client.register();
        List<Integer> statuses = Together.times(
                10,
                () -> client.tryRefresh(tokens.refreshToken())
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value());
        assertThat(frequency(statuses, 200)).isEqualTo(1);
        assertThat(frequency(statuses, 401)).isEqualTo(9);
        assertThat(revoked(tokens, 1)).containsExactly(sessionOf(tokens));
    }

    @Test
    void aRefreshTokenExpires() {
        Tokens tokens = client.register();
        clock.advance(Duration.ofDays(30).minusSeconds(5));
        Tokens next = client.refresh(tokens);
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        assertUnauthenticated(next.refreshToken());
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        assertUnauthenticated("nonsense");
        assertUnauthenticated(client.register().accessToken().substring(0, 500));
        client.post("/api/auth/refresh", Map.of()).expectStatus().isBadRequest();
    }

    @Test
    void anExpiredAccessTokenIsNoObstacleToRefreshing() {
        Tokens tokens = client.register();
        clock.advance(Duration.ofMinutes(16));
        client.get("/api/users/me", tokens).expectStatus().isUnauthorized();
        client.http()
                .post()
                .uri("/api/auth/refresh")
                .headers(headers -> headers.setBearerAuth(tokens.accessToken()))
                .bodyValue(Map.of("refreshToken", tokens.refreshToken()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refreshTokensAreStoredHashed() {
        Tokens tokens = client.register();
        List<byte[]> hashes = database.sql("SELECT hash FROM refresh_token WHERE session_id = :id")
                .bind("id", sessionOf(tokens))
                .map(row -> Objects.requireNonNull(row.get("hash", byte[].class)))
                .all()
                .collectList()
                .block();
        assertThat(Objects.requireNonNull(hashes)).hasSize(1);
        assertThat(hashes.getFirst())
                .hasSize(32)
                .isNotEqualTo(tokens.refreshToken().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void loggingOutEndsThisSessionOnly() {
        Tokens here = client.register();
        Tokens there = client.logIn(here.user().username());
        client.call(HttpMethod.POST, "/api/auth/logout", here)
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();
        assertThat(Client.code(client.get("/api/users/me", here))).isEqualTo("UNAUTHENTICATED");
        assertUnauthenticated(here.refreshToken());
        client.get("/api/users/me", there).expectStatus().isOk();
        client.refresh(there);
        assertThat(revoked(here, 1)).containsExactly(sessionOf(here));
    }

    @Test
    void onesSessionsAreListedNewestFirstWithThisOneMarked() {
        Tokens first = client.register();
        Tokens second = Client.tokens(client.http()
                .post()
                .uri("/api/auth/login")
                .header(HttpHeaders.USER_AGENT, "Phone/1.0")
                .bodyValue(Map.of("login", first.user().username(), "password", Client.PASSWORD))
                .exchange());
        client.get("/api/auth/sessions", first)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.nextCursor")
                .isEmpty()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].length()")
                .isEqualTo(5)
                .jsonPath("$.items[0].id")
                .isEqualTo(sessionOf(second).toString())
                .jsonPath("$.items[0].userAgent")
                .isEqualTo("Phone/1.0")
                .jsonPath("$.items[0].current")
                .isEqualTo(false)
                .jsonPath("$.items[0].createdAt")
                .isNotEmpty()
                .jsonPath("$.items[0].lastUsedAt")
                .isNotEmpty()
                .jsonPath("$.items[1].id")
                .isEqualTo(sessionOf(first).toString())
                .jsonPath("$.items[1].current")
                .isEqualTo(true);
    }

    @Test
    void theListIsPaged() {
        Tokens ada = client.register();
        client.logIn(ada.user().username());
        client.logIn(ada.user().username());
        Map<?, ?> page = client.get("/api/auth/sessions?limit=2", ada)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        client.get(
                        "/api/auth/sessions?limit=2&cursor="
                                + Objects.requireNonNull(page).get("nextCursor"),
                        ada)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(sessionOf(ada).toString())
                .jsonPath("$.nextCursor")
                .isEmpty();
        client.get("/api/auth/sessions?limit=101", ada).expectStatus().isBadRequest();
        client.get("/api/auth/sessions?cursor=x", ada).expectStatus().isBadRequest();
    }

    @Test
    void anotherOfOnesSessionsCanBeRevoked() {
        Tokens here = client.register();
        Tokens there = client.logIn(here.user().username());
        client.call(HttpMethod.DELETE, "/api/auth/sessions/" + sessionOf(there), here)
                .expectStatus()
                .isNoContent();
        client.get("/api/users/me", there).expectStatus().isUnauthorized();
        assertUnauthenticated(there.refreshToken());
        client.get("/api/users/me", here).expectStatus().isOk();
        client.call(HttpMethod.DELETE, "/api/auth/sessions/" + sessionOf(there), here)
                .expectStatus()
                .isNotFound();
        assertThat(revoked(here, 1)).containsExactly(sessionOf(there));
    }

    @Test
    void nobodyElsesSessionCanBeRevoked() {
        Tokens ada = client.register();
        Tokens eve = client.register();
        assertThat(Client.code(client.call(HttpMethod.DELETE, "/api/auth/sessions/" + sessionOf(ada), eve)
                        .expectStatus()
                        .isNotFound()))
                .isEqualTo("NOT_FOUND");
        client.call(HttpMethod.DELETE, "/api/auth/sessions/" + UUID.randomUUID(), eve)
                .expectStatus()
                .isNotFound();
        client.call(HttpMethod.DELETE, "/api/auth/sessions/nonsense", eve)
                .expectStatus()
                .isNotFound();
        client.get("/api/users/me", ada).expectStatus().isOk();
    }

    @Test
    void withoutATokenNothingOfThisIsAnswered() {
        client.call(HttpMethod.POST, "/api/auth/logout", null).expectStatus().isUnauthorized();
        client.get("/api/auth/sessions", null).expectStatus().isUnauthorized();
        client.get("/api/users/me", null).expectStatus().isUnauthorized();
    }

    private void assertUnauthenticated(String refreshToken) {
        assertThat(Client.code(client.tryRefresh(refreshToken).expectStatus().isUnauthorized()))
                .isEqualTo("UNAUTHENTICATED");
    }

    /** The sessions of this user that were told to be revoked, once there are this many. */
    private List<UUID> revoked(Tokens tokens, int count) {
        // The registration comes first.
        List<UserEvent> events = new UserEvents(topics, tokens.userId()).await(count + 1);
        return events.stream()
                .filter(SessionRevoked.class::isInstance)
                .map(event -> ((SessionRevoked) event).sessionId())
                .toList();
    }

    private static UUID sessionOf(Tokens tokens) {
        try {
            return UUID.fromString(
                    SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("sid"));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
