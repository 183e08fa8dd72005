package dev.chorus.gateway;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where Socket.IO is spoken. */
public final class SocketPath {
    public static final String PATTERN = "/socket.io/**";

    private SocketPath() {}

    public static boolean matches(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.equals("/socket.io") || path.startsWith("/socket.io/");
    }
}
