package dev.chorus.realtime.socketio;

/** What a client sent is not Socket.IO. Costs no stack trace: clients choose how often it is thrown. */
final class InvalidPacketException extends Exception {

    InvalidPacketException(String message) {
        super(message, null, false, false);
    }
}
