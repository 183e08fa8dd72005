package dev.chorus.gateway.sockets;

import io.netty.handler.codec.http.HttpResponse;
import org.springframework.http.HttpHeaders;

/** What the edge answered to a WebSocket handshake. */
sealed interface Upgrade {

    /** It switched protocols; {@code edge} holds back what it sends until it is joined to the client. */
    record Accepted(EdgeSide edge, HttpResponse head) implements Upgrade {}

    /** It did not; the connection is closed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Refused(int status, HttpHeaders headers, byte[] body) implements Upgrade {}
}
