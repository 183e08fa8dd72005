package dev.chorus.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Connects to Socket.IO over WebSocket, and lets what is pushed go by. */
final class TrainingSocket implements WebSocket.Listener, AutoCloseable {
    private final HttpClient http;
    private final String token;
    private final WebSocket socket;

    private TrainingSocket(HttpClient http, URI uri, String token) {
        this.http = http;
        this.token = token;
        this.socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    static TrainingSocket open(String gateway, String token) {
        URI uri = URI.create(gateway.replaceFirst("http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        return new TrainingSocket(HttpClient.newHttpClient(), uri, token);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence packet, boolean last) {
        switch (packet.charAt(0)) {
            case '0' -> from.sendText("40{\"token\":\"" + token + "\"}", true);
            case '2' -> from.sendText("3", true);
            default -> {}
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
