package dev.chorus.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Stands in for auth-service: mints access tokens and publishes their key. Thread-safe. */
public final class TestTokens {
    private final RSAKey key;
    private final URI jwksUri;

    private TestTokens() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            jwksUri = publish(new JWKSet(key.toPublicJWK()).toString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestTokens SHARED = new TestTokens();
    }

    public static TestTokens shared() {
        return Holder.SHARED;
    }

    public URI jwksUri() {
        return jwksUri;
    }

    /** A token as after a login, in a new session, valid for 15 minutes. */
    public String accessToken(UUID userId, String username) {
        return accessToken(userId, username, UUID.randomUUID(), Duration.ofMinutes(15));
    }

    /** @param lifetime from now; negative for a token that has expired */
    public String accessToken(UUID userId, String username, UUID sessionId, Duration lifetime) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer("chorus")
                .subject(userId.toString())
                .claim("sid", sessionId.toString())
                .claim("username", username)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI publish(String jwks) throws IOException {
        byte[] body = jwks.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/jwks.json", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Thread::startVirtualThread);
        server.start();
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/.well-known/jwks.json");
    }
}
