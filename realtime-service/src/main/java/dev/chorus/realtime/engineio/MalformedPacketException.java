package dev.chorus.realtime.engineio;

/** What a client sent is not Engine.IO. Costs no stack trace: clients choose how often it is thrown. */
final class MalformedPacketException extends Exception {

    MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
