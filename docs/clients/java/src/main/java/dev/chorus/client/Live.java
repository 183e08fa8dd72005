package dev.chorus.client;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is pushed, each thing once. Goes on with fresh tokens by itself; after a lost connection, and when the server says
 * {@code sync_required}, fetches what was missed and enters the posts' rooms again.
 *
 * <p>Listeners are called one after the other, on a thread of this object's own.
 */
public final class Live implements AutoCloseable {

    /** Whether one is connected. */
    public enum State {
        CONNECTING,
        CONNECTED,
        OFFLINE,
        /** The session is over: log in, and connect anew. */
        REFUSED
    }

    private record Listener(String event, Consumer<JsonNode> listener) {}

    private final Chorus chorus;
    private final Wire wire;
    private final Gaps gaps;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("chorus-live").factory());
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<State>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> gapListeners = new CopyOnWriteArrayList<>();
    private final Recent made = new Recent();
    private final Set<String> posts = new HashSet<>();
    private volatile State state = State.CONNECTING;
    private volatile @Nullable String token;
    private boolean connectedBefore;

    Live(Chorus chorus, Wire wire) {
        this.chorus = chorus;
        this.wire = wire;
        this.gaps = new Gaps(chorus);
    }

    void start() {
        run(() -> wire.open(new OnWire()));
    }

    public State state() {
        return state;
    }

    /** Listens until what it returns is run. */
    public <T> Runnable on(Pushed<T> event, Consumer<T> listener) {
        Listener added =
                new Listener(event.name(), payload -> listener.accept(Rest.JSON.treeToValue(payload, event.payload())));
        listeners.add(added);
        return () -> listeners.remove(added);
    }

    /** Is told the state now, and each one after. */
    public void onState(Consumer<State> listener) {
        run(() -> {
            stateListeners.add(listener);
            listener.accept(state);
        });
    }

    /** Is told why, after what was made while nothing was heard has been delivered: what shows edits is to be reloaded. */
    public void onGap(Consumer<String> listener) {
        gapListeners.add(listener);
    }

    /** Hears what happens at a post, over all reconnections, until {@link #leave}. */
    public CompletableFuture<Void> join(String postId) {
        run(() -> posts.add(postId));
        return say("join_post", postId).thenAccept(_ -> {});
    }

    public CompletableFuture<Void> leave(String postId) {
        run(() -> posts.remove(postId));
        return say("leave_post", postId).thenAccept(_ -> {});
    }

    public CompletableFuture<Types.Message> sendMessage(String receiverId, String content) {
        return say("send_message", Map.of("receiverId", receiverId, "content", content))
                .thenApply(answer -> Rest.JSON.treeToValue(answer.path("message"), Types.Message.class));
    }

    public CompletableFuture<Void> typing(String receiverId) {
        return say("typing", Map.of("receiverId", receiverId)).thenAccept(_ -> {});
    }

    public CompletableFuture<Void> stopTyping(String receiverId) {
        return say("stop_typing", Map.of("receiverId", receiverId)).thenAccept(_ -> {});
    }

    public CompletableFuture<Void> markNotificationRead(String notificationId) {
        return say("mark_notification_read", notificationId).thenAccept(_ -> {});
    }

    /** Any event that {@code docs/asyncapi.yaml} describes; fails with a {@link Problem} where it is refused. */
    public CompletableFuture<JsonNode> say(String event, Object payload) {
        return wire.say(event, payload).orTimeout(10, TimeUnit.SECONDS).thenApply(answer -> {
            if (!answer.path("ok").asBoolean()) {
                JsonNode error = answer.path("error");
                throw Problem.of(
                        0, error.path("code").asString(), error.path("message").asString());
            }
            return answer;
        });
    }

    @Override
    public void close() {
        wire.close();
        thread.shutdownNow();
    }

    /** What comes after the end is of no interest any more. */
    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException _) {
            // Closed.
        }
    }

    private final class OnWire implements Wire.Happenings {

        @Override
        public @Nullable String token() {
            try {
                token = chorus.accessToken();
            } catch (Problem _) {
                // The old one will do, or be refused.
            }
            return token;
        }

        @Override
        public void connected() {
            run(Live.this::connected);
        }

        @Override
        public void lost() {
            run(() -> become(State.OFFLINE));
        }

        @Override
        public void refused(@Nullable String code) {
            run(() -> Live.this.refused(code));
        }

        @Override
        public void heard(String event, List<JsonNode> arguments) {
            run(() -> Live.this.heard(event, arguments));
        }
    }

    private void connected() {
        become(State.CONNECTED);
        if (connectedBefore) {
            posts.forEach(postId -> say("join_post", postId));
            fill("The connection was lost.");
        } else {
            connectedBefore = true;
            attempt(gaps::begin);
        }
    }

    private void refused(@Nullable String code) {
        if (!"UNAUTHENTICATED".equals(code)) {
            become(State.OFFLINE);
            thread.schedule(() -> wire.open(new OnWire()), 3, TimeUnit.SECONDS);
            return;
        }
        try {
            token = chorus.replace(String.valueOf(token));
            wire.open(new OnWire());
        } catch (Problem _) {
            become(State.REFUSED);
        }
    }

    private void heard(String event, List<JsonNode> arguments) {
        // The offset that comes after the payload is for clients that recover.
        JsonNode payload = arguments.isEmpty() ? Rest.JSON.missingNode() : arguments.getFirst();
        switch (event) {
            case "sync_required" -> fill(payload.path("reason").asString("The server asked for it."));
            case "token_expiring" -> attempt(this::renew);
            default -> {}
        }
        deliver(event, payload);
    }

    private void renew() {
        token = chorus.replace(String.valueOf(token));
        say("authenticate", token);
    }

    private void deliver(String event, JsonNode payload) {
        boolean isNew = event.startsWith("new_") && payload.has("createdAt");
        if (isNew
                && !made.add(event + " " + payload.path("id").asString() + " "
                        + payload.path("createdAt").asString())) {
            return;
        }
        gaps.heard(event, payload);
        for (Listener one : listeners) {
            if (one.event().equals(event)) {
                one.listener().accept(payload);
            }
        }
    }

    /** What is pushed meanwhile waits for its turn on this thread, so that the order stays. */
    private void fill(String reason) {
        attempt(() -> gaps.fill().forEach(missed -> deliver(missed.event().name(), missed.payload())));
        gapListeners.forEach(listener -> listener.accept(reason));
    }

    /** Without a connection there is nothing to be done: the next one begins with a gap. */
    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (Problem _) {
            // Told as a gap, or closed by the server.
        }
    }

    private void become(State next) {
        state = next;
        stateListeners.forEach(listener -> listener.accept(next));
    }
}
