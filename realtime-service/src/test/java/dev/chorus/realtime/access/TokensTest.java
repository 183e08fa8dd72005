package dev.chorus.realtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chorus.realtime.upstream.Refusal;
import dev.chorus.testing.TestTokens;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

class TokensTest {
    private final TestTokens minted = TestTokens.shared();
    private final UUID userId = UUID.randomUUID();

    @Test
    void aValidTokenSaysWhoseItIsAndForHowLong() {
        String token = minted.accessToken(userId, "ada");

        var credential = Objects.requireNonNull(
                tokens(minted.jwksUri().toString()).verify(token).block());

        assertThat(credential.userId()).isEqualTo(userId);
        assertThat(credential.username()).isEqualTo("ada");
        assertThat(credential.issuedAt()).isBefore(credential.expiresAt());
        assertThat(credential.toString()).doesNotContain(token).doesNotContain("ada");
    }

    @Test
    void whatIsNotATokenIsUnauthenticated() {
        assertThat(refusal(tokens(minted.jwksUri().toString()), "nonsense")).isEqualTo("UNAUTHENTICATED");
        assertThat(refusal(tokens(minted.jwksUri().toString()), "x".repeat(100_000)))
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void withoutTheKeysNothingIsSaidOfTheToken() {
        Tokens tokens = tokens("http://localhost:1/.well-known/jwks.json");

        assertThat(refusal(tokens, minted.accessToken(userId, "ada"))).isEqualTo("UNAVAILABLE");
    }

    private static String refusal(Tokens tokens, String token) {
        return Objects.requireNonNull(catchThrowableOfType(
                        Refusal.class, () -> tokens.verify(token).block()))
                .code();
    }

    private static Tokens tokens(String jwksUri) {
        ReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(jwksUri).build();
        return new Tokens(decoder, Clock.systemUTC());
    }
}
