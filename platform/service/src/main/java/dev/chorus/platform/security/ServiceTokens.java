package dev.chorus.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * What a service shows to another on its own behalf, at {@code /internal/service}: a short-lived token (RFC 7519) signed
 * with HMAC-SHA-256 by the key that all services share. No user's token passes there, and this one nowhere else.
 * Thread-safe.
 */
public final class ServiceTokens {
    private static final String ISSUER = "chorus-services";
    private static final int KEY_BYTES = 32;
    private static final OAuth2TokenValidatorResult REFUSED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token", "The service token is not valid.", null));

    private final SecretKey key;
    private final String service;
    private final Duration lifetime;
    private final Clock clock;
    private volatile @Nullable Minted latest;

    /** @throws IllegalArgumentException if the key is not 32 bytes in Base64 */
    public ServiceTokens(ServiceTokenSettings settings, String service, Clock clock) {
        this.key = new SecretKeySpec(decode(settings.key()), "HmacSHA256");
        this.service = service;
        this.lifetime = settings.lifetime();
        this.clock = clock;
    }

    /** A token for the {@code Authorization} header, valid for at least half of its lifetime. */
    public String bearer() {
        Instant now = clock.instant();
        Minted minted = latest;
        if (minted == null || now.isAfter(minted.renewAt())) {
            minted = new Minted(mint(now), now.plus(lifetime.dividedBy(2)));
            latest = minted;
        }
        return minted.token();
    }

    ReactiveJwtDecoder decoder() {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(this::validate);
        return decoder;
    }

    private OAuth2TokenValidatorResult validate(Jwt token) {
        Instant expiry = token.getExpiresAt();
        boolean valid = ISSUER.equals(token.getClaimAsString("iss"))
                && expiry != null
                && clock.instant().isBefore(expiry);
        return valid ? OAuth2TokenValidatorResult.success() : REFUSED;
    }

    private String mint(Instant now) {
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(service)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static byte[] decode(String base64Key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64Key);
        } catch (IllegalArgumentException _) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("chorus.service-tokens.key (SERVICE_KEY) must be 32 bytes in Base64");
        }
        return bytes;
    }

    private record Minted(String token, Instant renewAt) {}
}
