package dev.chorus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.chorus.auth.Client.Tokens;
import dev.chorus.testing.MovableClock;
import dev.chorus.testing.TestTokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

@AuthTest
class TokensTest {
    @Autowired
    private Client client;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anAccessTokenVerifiesAgainstThePublishedKeys() throws Exception {
        Tokens tokens = client.register();
        SignedJWT jwt = SignedJWT.parse(tokens.accessToken());
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        JWK key = published().getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();

        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "sub", "sid", "username", "iat", "exp");
        assertThat(claims.getIssuer()).isEqualTo("chorus");
        assertThat(claims.getSubject()).isEqualTo(tokens.userId().toString());
        assertThat(claims.getStringClaim("username")).isEqualTo(tokens.user().username());
        assertThat(UUID.fromString(claims.getStringClaim("sid")).version()).isEqualTo(7);
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theKeysArePublicCacheableAndOnlyPublic() throws Exception {
        client.get("/.well-known/jwks.json", null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=300, public");
        assertThat(published().getKeys()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.size()).isEqualTo(2048);
            assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
            assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
        });
    }

    private JWKSet published() throws Exception {
        String json = client.get("/.well-known/jwks.json", null)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(json).isNotNull();
        return JWKSet.parse(json);
    }

    @Test
    void anAccessTokenExpires() {
        Tokens tokens = client.register();
        clock.advance(Duration.ofMinutes(15).minusSeconds(5));
        client.get("/api/users/me", tokens).expectStatus().isOk();
        clock.advance(Duration.ofSeconds(6));
        client.get("/api/users/me", tokens)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    @Test
    void aTokenThatWeDidNotSignIsRefused() {
        Tokens tokens = client.register();
        String foreign =
                TestTokens.shared().accessToken(tokens.userId(), tokens.user().username());
        assertRefused(foreign);
        assertRefused(tokens.accessToken().substring(0, tokens.accessToken().length() - 10) + "AAAAAAAAAA");
        assertRefused("nonsense");
    }

    private void assertRefused(String token) {
        client.http()
                .get()
                .uri("/api/users/me")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }
}
