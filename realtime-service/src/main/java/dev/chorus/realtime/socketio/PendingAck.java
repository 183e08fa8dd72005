package dev.chorus.realtime.socketio;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One acknowledgement that is awaited, for so long. */
final class PendingAck {

    private final EventLoop loop;
    private final Duration timeout;
    private final CompletableFuture<List<JsonNode>> answer = new CompletableFuture<>();
    private @Nullable ScheduledFuture<?> timer;

    PendingAck(EventLoop loop, Duration timeout) {
        this.loop = loop;
        this.timeout = timeout;
    }

    CompletionStage<List<JsonNode>> answer() {
        return answer;
    }

    void startTimeout(Runnable expired) {
        timer = loop.schedule(
                () -> {
                    expired.run();
                    answer.completeExceptionally(new TimeoutException("no acknowledgement within " + timeout));
                },
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    void complete(List<JsonNode> arguments) {
        stopTimeout();
        answer.complete(arguments);
    }

    void cancel() {
        stopTimeout();
        answer.cancel(false);
    }

    private void stopTimeout() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
