package dev.chorus.multiplexing;

import java.io.IOException;

/** The other side sent what no frame can be; the connection is closed. */
final class ProtocolViolation extends IOException {
    ProtocolViolation(String message) {
        super(message);
    }
}
