package dev.chorus.realtime.engineio;

import io.netty.buffer.ByteBuf;

/** What becomes of one request. */
@FunctionalInterface
interface RequestHandler {

    /** The head has been read and is acceptable. */
    default void begin() {}

    /** The request is complete. The body is the caller's. */
    void complete(HttpExchange exchange, ByteBuf body);

    /** The client went away, or was refused, after the beginning and before the request was complete. */
    default void abandon() {}

    static RequestHandler refusing(RequestError error) {
        return (exchange, _) -> exchange.refuse(error);
    }
}
