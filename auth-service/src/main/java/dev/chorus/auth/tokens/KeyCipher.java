package dev.chorus.auth.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts keys at rest: AES-256-GCM with a fresh nonce each, bound to the key's id so that rows cannot be exchanged.
 * Thread-safe.
 */
public final class KeyCipher {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalArgumentException if it is not 32 bytes in Base64 */
    KeyCipher(String base64Key) {
        byte[] bytes = decode(base64Key);
        if (bytes.length != KEY_BYTES) {
            throw notAKey();
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decode(String base64Key) {
        try {
            return Base64.getDecoder().decode(base64Key);
        } catch (IllegalArgumentException _) {
            throw notAKey();
        }
    }

    private static IllegalArgumentException notAKey() {
        return new IllegalArgumentException(
                "chorus.auth.signing-keys.encryption-key (SIGNING_KEY_ENCRYPTION_KEY) must be 32 bytes in Base64");
    }

    public byte[] encrypt(String kid, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, kid, nonce).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it was stored under another encryption key, or another id */
    public byte[] decrypt(String kid, byte[] stored) {
        try {
            return cipher(Cipher.DECRYPT_MODE, kid, stored).doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Key " + kid + " was stored under another encryption key, or was tampered with", e);
        }
    }

    private Cipher cipher(int mode, String kid, byte[] noncePrefixed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, noncePrefixed, 0, NONCE_BYTES));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
