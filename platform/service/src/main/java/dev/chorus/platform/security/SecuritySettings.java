package dev.chorus.platform.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How access tokens are checked.
 *
 * @param jwksUri where auth-service publishes its keys
 * @param issuer the {@code iss} of our tokens
 * @param accessTokenLifetime how long a token lives, and so how long a revoked session must be remembered
 */
@Validated
@ConfigurationProperties("chorus.security")
public record SecuritySettings(
        @DefaultValue("http://localhost:3001/.well-known/jwks.json") @NotNull
        URI jwksUri,

        @DefaultValue("chorus") @NotBlank String issuer,
        @DefaultValue("15m") @NotNull Duration accessTokenLifetime) {}
