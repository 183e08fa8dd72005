package dev.chorus.platform.security;

import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.revocation.RevokedSessions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Every {@code /api} and {@code /internal} call needs a valid access token, but for the declared {@link OpenPath}s and for
 * {@code /internal/service}, where services speak for themselves with {@link ServiceTokens}.
 */
@AutoConfiguration(
        before = {ReactiveOAuth2ResourceServerAutoConfiguration.class, ReactiveUserDetailsServiceAutoConfiguration.class
        })
@EnableWebFluxSecurity
@EnableConfigurationProperties({SecuritySettings.class, ServiceTokenSettings.class})
public class SecurityAutoConfiguration {
    private static final String SERVICE_PATHS = "/internal/service/**";

    @Bean
    AccessTokenValidator accessTokenValidator(SecuritySettings settings, RevokedSessions revoked, Clock clock) {
        return new AccessTokenValidator(settings.issuer(), revoked, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(SecuritySettings settings, AccessTokenValidator validator) {
        WebClient keys = WebClient.builder()
                .clientConnector(
                        new ReactorClientHttpConnector(HttpClient.create().responseTimeout(Duration.ofSeconds(3))))
                .build();
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        settings.jwksUri().toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .webClient(keys)
                .build();
        decoder.setJwtValidator(validator);
        return new RememberedTokens(decoder, validator);
    }

    @Bean
    ServiceTokens serviceTokens(ServiceTokenSettings settings, Environment environment, Clock clock) {
        if (settings.insecure() && environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException(
                    "Set SERVICE_KEY: the default key is public, so the production profile refuses it");
        }
        return new ServiceTokens(settings, environment.getProperty("spring.application.name", "unnamed"), clock);
    }

    /** A span for each security filter of each request would cost more than what it tells. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain serviceSecurity(ServerHttpSecurity http, ServiceTokens tokens) {
        return bearersOnly(http, tokens.decoder(), new ServerBearerTokenAuthenticationConverter())
                .oauth2ResourceServer(
                        oauth -> oauth.jwt(jwt -> jwt.jwtAuthenticationConverter(SecurityAutoConfiguration::service)))
                .securityMatcher(ServerWebExchangeMatchers.pathMatchers(SERVICE_PATHS))
                .authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                .build();
    }

    @Bean
    SecurityWebFilterChain apiSecurity(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, ObjectProvider<OpenPath> openPaths) {
        ServerWebExchangeMatcher closed = closed(openPaths.stream().toList());
        ServerBearerTokenAuthenticationConverter bearer = new ServerBearerTokenAuthenticationConverter();
        // An open call's token is not looked at: whoever refreshes may well carry one that has expired.
        return bearersOnly(
                        http,
                        decoder,
                        exchange -> closed.matches(exchange)
                                .filter(MatchResult::isMatch)
                                .flatMap(_ -> bearer.convert(exchange)))
                .authorizeExchange(exchanges ->
                        exchanges.matchers(closed).authenticated().anyExchange().permitAll())
                .build();
    }

    /** Not of the kind that a {@link Caller} is made from: whatever looks for one finds none. */
    private static Mono<AbstractAuthenticationToken> service(Jwt token) {
        return Mono.just(new PreAuthenticatedAuthenticationToken(token, token.getTokenValue(), List.of()));
    }

    private static ServerHttpSecurity bearersOnly(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, ServerAuthenticationConverter bearer) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(oauth -> oauth.jwt(jwt -> jwt.jwtDecoder(decoder))
                        .bearerTokenConverter(bearer)
                        .authenticationEntryPoint((_, error) -> Mono.error(error))
                        .authenticationFailureHandler((_, error) -> Mono.error(
                                error instanceof AuthenticationServiceException
                                        ? GenericProblem.unavailable()
                                        : GenericProblem.unauthenticated())))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((_, error) -> Mono.error(error))
                        .accessDeniedHandler((_, error) -> Mono.error(error)));
    }

    private static ServerWebExchangeMatcher closed(List<OpenPath> openPaths) {
        ServerWebExchangeMatcher all = ServerWebExchangeMatchers.pathMatchers("/api/**", "/internal/**");
        if (openPaths.isEmpty()) {
            return all;
        }
        ServerWebExchangeMatcher open = new OrServerWebExchangeMatcher(openPaths.stream()
                .map(path -> ServerWebExchangeMatchers.pathMatchers(path.method(), path.pattern()))
                .toList());
        return new AndServerWebExchangeMatcher(all, new NegatedServerWebExchangeMatcher(open));
    }

    @Bean
    WebFluxConfigurer callerArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new CallerArgumentResolver());
            }
        };
    }
}
