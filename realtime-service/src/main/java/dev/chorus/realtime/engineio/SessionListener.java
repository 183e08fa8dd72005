package dev.chorus.realtime.engineio;

/**
 * Hears one session. All calls come on the session's event loop, in the order of the wire, and must not block. An
 * exception closes the session with {@link CloseReason#APPLICATION_ERROR}.
 */
public interface SessionListener {

    /** A plain text message. */
    void onText(String payload);

    /** A binary message; the array is the listener's own. */
    void onBinary(byte[] payload);

    /** The session has ended; the last call. */
    void onClose(CloseReason reason);
}
