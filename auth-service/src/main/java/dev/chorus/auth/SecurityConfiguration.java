package dev.chorus.auth;

import dev.chorus.auth.tokens.SigningKeys;
import dev.chorus.platform.security.AccessTokenValidator;
import dev.chorus.platform.security.OpenPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** What needs no token here, and how this service checks tokens: against its own keys, without asking itself. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    OpenPath openRegistration() {
        return new OpenPath(HttpMethod.POST, "/api/auth/register");
    }

    @Bean
    OpenPath openLogin() {
        return new OpenPath(HttpMethod.POST, "/api/auth/login");
    }

    @Bean
    OpenPath openRefresh() {
        return new OpenPath(HttpMethod.POST, "/api/auth/refresh");
    }

    @Bean
    OpenPath openKeys() {
        return new OpenPath(HttpMethod.GET, "/.well-known/jwks.json");
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(SigningKeys keys, AccessTokenValidator validator) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(_ -> keys.published())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }
}
