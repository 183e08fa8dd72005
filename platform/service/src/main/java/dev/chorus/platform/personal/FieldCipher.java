package dev.chorus.platform.personal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One field, AES-256 in GCM (NIST SP 800-38D) with a fresh nonce, bound to its place so that fields cannot be exchanged. A
 * text again: a mark, then nonce, ciphertext and tag in base64url. Thread-safe.
 */
final class FieldCipher {
    private static final String MARK = "~1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();

    static boolean isEncrypted(String text) {
        return text.startsWith(MARK);
    }

    String encrypt(SecretKey key, String place, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key, place, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return MARK + ENCODER.encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException if it was not encrypted with this key for this place */
    String decrypt(SecretKey key, String place, String encrypted) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(encrypted.substring(MARK.length()));
            if (whole.length < NONCE_BYTES) {
                throw new IllegalArgumentException("Too short");
            }
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, place, whole)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not decryptable", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, String place, byte[] noncePrefixed)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, noncePrefixed, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
