package dev.chorus.realtime.engineio;

import dev.chorus.multiplexing.MultiplexedConnection;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a request's head to what handles it (sections "Request path", "Query parameters", "Handshake"). */
final class Router {

    private final Map<String, Endpoint> endpoints;
    private final EngineObserver observer;
    private final RequestHandler streams;

    /**
     * @param endpoints by paths that end with a slash
     * @param streams of the request for many connections in one
     */
    Router(Map<String, Endpoint> endpoints, EngineObserver observer, RequestHandler streams) {
        this.endpoints = Map.copyOf(endpoints);
        this.observer = observer;
        this.streams = streams;
    }

    EngineObserver observer() {
        return observer;
    }

    Route route(HttpRequest request) {
        if (isUpgradeTo(MultiplexedConnection.PROTOCOL, request)
                && request.uri().equals(MultiplexedConnection.PATH)) {
            return new Route(null, streams);
        }
        try {
            var uri = new QueryStringDecoder(request.uri());
            var path = uri.path();
            var endpoint = endpoints.get(path.endsWith("/") ? path : path + "/");
            return endpoint == null
                    ? new Route(null, RequestHandler.refusing(RequestError.NOT_FOUND))
                    : new Route(endpoint, handler(endpoint, request, EngineRequest.of(uri)));
        } catch (IllegalArgumentException | MalformedPacketException _) {
            return new Route(null, RequestHandler.refusing(RequestError.BAD_REQUEST));
        }
    }

    private static RequestHandler handler(Endpoint endpoint, HttpRequest request, EngineRequest engine) {
        if (Cors.isPreflight(request)) {
            return (exchange, _) -> exchange.respondToPreflight();
        }
        var transport = engine.transportType();
        if (transport == null) {
            return RequestHandler.refusing(RequestError.UNKNOWN_TRANSPORT);
        }
        if (!engine.isSupportedVersion()) {
            return RequestHandler.refusing(RequestError.UNSUPPORTED_PROTOCOL_VERSION);
        }
        if (isUpgradeTo(HttpHeaderValues.WEBSOCKET, request) != (transport == TransportType.WEBSOCKET)) {
            return RequestHandler.refusing(RequestError.BAD_REQUEST);
        }
        return switch (transport) {
            case WEBSOCKET -> new WebSocketOpening(endpoint, engine);
            case POLLING -> polling(endpoint, request.method(), engine);
        };
    }

    private static RequestHandler polling(Endpoint endpoint, HttpMethod method, EngineRequest engine) {
        if (engine.sid() == null) {
            return method.equals(HttpMethod.GET)
                    ? (exchange, _) -> endpoint.openPolling(exchange, engine)
                    : RequestHandler.refusing(RequestError.BAD_HANDSHAKE_METHOD);
        }
        var session = endpoint.session(engine.sid());
        if (session == null) {
            return RequestHandler.refusing(RequestError.UNKNOWN_SID);
        }
        if (method.equals(HttpMethod.GET)) {
            return PollingRequests.get(session);
        }
        return method.equals(HttpMethod.POST)
                ? PollingRequests.post(session)
                : RequestHandler.refusing(RequestError.BAD_REQUEST);
    }

    private static boolean isUpgradeTo(CharSequence protocol, HttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, protocol, true);
    }

    /** The endpoint, if the path named one, and the handler of the request. */
    record Route(@Nullable Endpoint endpoint, RequestHandler handler) {
        int maxPayload() {
            return endpoint == null ? 0 : endpoint.config().maxPayload();
        }
    }
}
