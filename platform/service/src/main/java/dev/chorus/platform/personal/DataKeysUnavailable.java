package dev.chorus.platform.personal;

/** Keys cannot be had now: the same will work later. */
public final class DataKeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataKeysUnavailable(Throwable cause) {
        super("The keys of personal data cannot be had: " + cause, cause);
    }
}
