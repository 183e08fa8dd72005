package dev.chorus.realtime.position;

/** A client's text is none that a node has ever given. */
public final class MalformedPositionException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPositionException() {
        super("malformed", null, false, false);
    }
}
