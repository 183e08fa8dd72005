package dev.chorus.realtime.engineio;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The refusals of a request, with the codes that the reference implementation puts into the body. */
enum RequestError {
    UNKNOWN_TRANSPORT(0, "Transport unknown", HttpResponseStatus.BAD_REQUEST),
    UNKNOWN_SID(1, "Session ID unknown", HttpResponseStatus.BAD_REQUEST),
    BAD_HANDSHAKE_METHOD(2, "Bad handshake method", HttpResponseStatus.BAD_REQUEST),
    BAD_REQUEST(3, "Bad request", HttpResponseStatus.BAD_REQUEST),
    UNSUPPORTED_PROTOCOL_VERSION(5, "Unsupported protocol version", HttpResponseStatus.BAD_REQUEST),
    NOT_FOUND(3, "Not found", HttpResponseStatus.NOT_FOUND),
    PAYLOAD_TOO_LARGE(3, "Payload too large", HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE),
    UNAVAILABLE(4, "Service unavailable", HttpResponseStatus.SERVICE_UNAVAILABLE);

    private final HttpResponseStatus status;
    private final String body;

    RequestError(int code, String message, HttpResponseStatus status) {
        this.status = status;
        this.body = "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    HttpResponseStatus status() {
        return status;
    }

    String body() {
        return body;
    }
}
