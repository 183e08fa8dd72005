package dev.chorus.local;

/** The local run cannot go on; the message tells its user why, in one sentence. */
final class LocalRunException extends RuntimeException {

    LocalRunException(String message) {
        super(message);
    }

    LocalRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
