package dev.chorus.client;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The official client. */
final class SocketIo implements Wire {
    private final Socket socket;

    /** Read by the client each time it connects. */
    private final Map<String, String> auth;

    private @Nullable Happenings happenings;

    private SocketIo(Socket socket, Map<String, String> auth) {
        this.socket = socket;
        this.auth = auth;
    }

    static Wire to(String url) {
        Map<String, String> auth = new ConcurrentHashMap<>();
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnectionDelayMax(5_000)
                .setAuth(auth)
                .build();
        OkHttpClient http = http();
        options.callFactory = http;
        options.webSocketFactory = http;
        return new SocketIo(IO.socket(URI.create(url), options), auth);
    }

    /** As the client makes it for itself, but that its threads do not keep a program alive when all is done. */
    private static OkHttpClient http() {
        return new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .readTimeout(1, TimeUnit.MINUTES)
                .build();
    }

    @Override
    public void open(Happenings listener) {
        if (happenings == null) {
            happenings = listener;
            socket.on(Socket.EVENT_CONNECT, _ -> listener.connected());
            socket.on(Socket.EVENT_DISCONNECT, _ -> listener.lost());
            socket.on(Socket.EVENT_CONNECT_ERROR, failure -> refused(listener, failure));
            socket.io().on(Manager.EVENT_RECONNECT_ATTEMPT, _ -> takeToken(listener));
            socket.onAnyIncoming(arguments -> listener.heard(
                    (String) arguments[0],
                    Arrays.stream(arguments).skip(1).map(SocketIo::json).toList()));
        }
        takeToken(listener);
        socket.connect();
    }

    private void takeToken(Happenings listener) {
        String token = listener.token();
        if (token != null) {
            auth.put("token", token);
        }
    }

    /** With data if the server has said no; without if there was none to say it. */
    private static void refused(Happenings listener, Object[] failure) {
        if (failure.length > 0 && failure[0] instanceof JSONObject refusal) {
            JSONObject data = refusal.optJSONObject("data");
            listener.refused(data == null ? null : data.optString("code"));
        }
    }

    @Override
    public CompletableFuture<JsonNode> say(String event, Object payload) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        socket.emit(event, new Object[] {toJson(payload)}, (Ack) arguments -> answer.complete(json(arguments[0])));
        return answer;
    }

    private static Object toJson(Object payload) {
        try {
            return payload instanceof Map<?, ?> fields ? new JSONObject(Rest.JSON.writeValueAsString(fields)) : payload;
        } catch (JSONException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode json(@Nullable Object value) {
        return value instanceof String text ? Rest.JSON.valueToTree(text) : Rest.JSON.readTree(String.valueOf(value));
    }

    @Override
    public void close() {
        socket.disconnect();
        socket.io().off();
        socket.off();
    }
}
