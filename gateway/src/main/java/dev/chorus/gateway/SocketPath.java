package dev.chorus.gateway;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where Socket.IO is spoken. */
public final class SocketPath {
    public static final String PATTERN = "/socket.io/**";

    private SocketPath() {}

    public static boolean matches(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.equals("/socket.io") || path.startsWith("/socket.io/");
    }

    /** A WebSocket there: its exchange takes as long as the socket lasts. */
    public static boolean opensWebSocket(ServerHttpRequest request) {
        return matches(request)
                && HttpMethod.GET.equals(request.getMethod())
                && "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
    }
}
