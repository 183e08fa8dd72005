package dev.chorus.auth.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;

/**
 * An RS256 key pair. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.3">RFC 7518, section 3.3</a>
 */
final class SigningKey {
    private static final int BITS = 2048;

    private final String kid;
    private final RSAPublicKey publicKey;
    private final RSAPrivateKey privateKey;
    private final Instant signsFrom;
    private final JWSSigner signer;

    private SigningKey(String kid, RSAPublicKey publicKey, RSAPrivateKey privateKey, Instant signsFrom) {
        this.kid = kid;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.signsFrom = signsFrom;
        this.signer = new RSASSASigner(privateKey);
    }

    /** Takes a good part of a second. */
    static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey of(String kid, KeyPair pair, Instant signsFrom) {
        return new SigningKey(kid, (RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate(), signsFrom);
    }

    /** From what {@link #encodedPublicKey()} and {@link #encodedPrivateKey()} gave. */
    static SigningKey decode(String kid, byte[] publicKey, byte[] privateKey, Instant signsFrom) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new SigningKey(
                    kid,
                    (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(publicKey)),
                    (RSAPrivateKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    signsFrom);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing key " + kid + " cannot be read", e);
        }
    }

    String kid() {
        return kid;
    }

    Instant signsFrom() {
        return signsFrom;
    }

    byte[] encodedPublicKey() {
        return publicKey.getEncoded();
    }

    byte[] encodedPrivateKey() {
        return privateKey.getEncoded();
    }

    /** What others need to verify with it. */
    RSAKey jwk() {
        return new RSAKey.Builder(publicKey)
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }

    String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(kid)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
