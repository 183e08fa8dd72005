package dev.chorus.realtime.engineio;

import io.netty.buffer.ByteBuf;

/** The GET and POST requests of a session, taken to its event loop (section "Sending and receiving data"). */
final class PollingRequests {

    private PollingRequests() {}

    /** A GET for packets; a second one beside it ends the session. */
    static RequestHandler get(ServerSession session) {
        return (exchange, _) -> {
            exchange.onAbandoned(() -> session.execute(() -> abandoned(session)));
            session.execute(() -> poll(session, exchange));
        };
    }

    private static void poll(ServerSession session, HttpExchange exchange) {
        var transport = session.polling();
        if (transport == null) {
            exchange.refuse(RequestError.BAD_REQUEST);
        } else if (!session.isOpen()) {
            if (transport.isLingering()) {
                session.forget();
                transport.hold(exchange);
            } else {
                exchange.refuse(RequestError.UNKNOWN_SID);
            }
        } else if (session.isPongOverdue()) {
            session.close(CloseReason.PING_TIMEOUT);
            exchange.refuse(RequestError.UNKNOWN_SID);
        } else if (transport.hasPoll()) {
            session.close(CloseReason.PARSE_ERROR);
            exchange.refuse(RequestError.BAD_REQUEST);
        } else {
            transport.hold(exchange);
            if (session.isUpgrading()) {
                transport.release();
            }
        }
    }

    /** Whether the GET still waited or its answer was under way: what it was to bring is lost. */
    private static void abandoned(ServerSession session) {
        if (session.polling() != null) {
            session.close(CloseReason.TRANSPORT_ERROR);
        }
    }

    /** A POST with packets: active from its head to its answer; a second one beside it ends the session. */
    static RequestHandler post(ServerSession session) {
        return new Post(session);
    }

    private record Post(ServerSession session) implements RequestHandler {

        @Override
        public void begin() {
            session.execute(() -> {
                var transport = session.polling();
                if (transport != null && !transport.beginPost()) {
                    session.close(CloseReason.PARSE_ERROR);
                }
            });
        }

        @Override
        public void complete(HttpExchange exchange, ByteBuf body) {
            try {
                var text = StrictUtf8.decode(body);
                session.execute(() -> post(exchange, text));
            } catch (MalformedPacketException _) {
                session.execute(() -> malformed(exchange));
            }
        }

        private void post(HttpExchange exchange, String body) {
            var transport = session.polling();
            if (transport == null) {
                exchange.refuse(RequestError.BAD_REQUEST);
                return;
            }
            if (!session.isOpen()) {
                exchange.refuse(transport.isLingering() ? RequestError.BAD_REQUEST : RequestError.UNKNOWN_SID);
                return;
            }
            transport.endPost();
            try {
                PayloadCodec.decode(body, session);
                if (session.closeReason() == CloseReason.PARSE_ERROR) {
                    exchange.refuse(RequestError.BAD_REQUEST);
                } else {
                    exchange.respondOk();
                }
            } catch (MalformedPacketException _) {
                malformed(exchange);
            }
        }

        private void malformed(HttpExchange exchange) {
            session.close(CloseReason.PARSE_ERROR);
            exchange.refuse(RequestError.BAD_REQUEST);
        }

        @Override
        public void abandon() {
            session.close(CloseReason.TRANSPORT_ERROR);
        }
    }
}
