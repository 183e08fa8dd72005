package dev.chorus.realtime.engineio;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that nobody can guess: 120 random bits in 20 characters that are safe in a URL. From any thread. */
public final class RandomIds {

    private static final int BYTES = 15;

    private final SecureRandom random = new SecureRandom();

    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
