package dev.chorus.auth.throttling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Whose password is being given. */
public sealed interface Subject {

    /** An account somebody logs in to, whichever of its logins is used. */
    record LoginTo(UUID userId) implements Subject {}

    /** A login that nobody has, normalised. Treated like one that somebody has. */
    record UnknownLogin(String login) implements Subject {}

    /** The current password of somebody who is logged in; does not count against logging in. */
    record CurrentPasswordOf(UUID userId) implements Subject {}

    /** The key under which attempts are counted; tells nothing of the login. */
    default byte[] key() {
        String name = switch (this) {
            case LoginTo(UUID userId) -> "login-to:" + userId;
            case UnknownLogin(String login) -> "unknown-login:" + login;
            case CurrentPasswordOf(UUID userId) -> "current-password-of:" + userId;
        };
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
