package dev.chorus.realtime;

import dev.chorus.realtime.engineio.EngineServer;
import dev.chorus.realtime.hub.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Binds the sockets' port once the topics are being heard: whoever is connected misses nothing from then on. Without Kafka
 * the port stays closed, and is opened as soon as Kafka is there. Drains on stop.
 */
final class SocketServer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SocketServer.class);
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** RFC 6455 registry: service restart. Clients come back by themselves. */
    private static final int SERVICE_RESTART = 1012;

    private final Supplier<EngineServer> servers;
    private final BooleanSupplier topicsAreHeard;
    private final Hub hub;
    private final Duration patience;
    private final Duration drainTime;
    private volatile boolean running;
    private volatile @Nullable EngineServer server;

    /** @param patience how long the start may wait for the topics; after it, the port is bound later */
    SocketServer(
            Supplier<EngineServer> servers,
            BooleanSupplier topicsAreHeard,
            Hub hub,
            Duration patience,
            Duration drainTime) {
        this.servers = servers;
        this.topicsAreHeard = topicsAreHeard;
        this.hub = hub;
        this.patience = patience;
        this.drainTime = drainTime;
    }

    /** Whether clients can connect and hear everything. */
    boolean isReady() {
        return server != null && topicsAreHeard.getAsBoolean();
    }

    /** The port bound. */
    int port() {
        EngineServer bound = server;
        if (bound == null) {
            throw new IllegalStateException("Not bound yet");
        }
        return bound.port();
    }

    @Override
    public void start() {
        running = true;
        if (awaitTopics()) {
            bind();
        } else {
            log.warn("The topics cannot be read yet; no sockets are accepted before that");
            Thread.ofPlatform().daemon().name("socket-server-start").start(this::bindLater);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        close();
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        Thread.ofPlatform().daemon().name("socket-server-stop").start(() -> {
            try {
                close();
            } finally {
                done.run();
            }
        });
    }

    private void close() {
        EngineServer stopping;
        synchronized (this) {
            stopping = server;
            server = null;
        }
        if (stopping != null) {
            stopping.drain(drainTime, SERVICE_RESTART).toCompletableFuture().join();
            stopping.stop();
            hub.clear();
        }
    }

    private void bindLater() {
        while (running && !awaitTopics()) {
            log.warn("The topics cannot be read yet");
        }
        try {
            bind();
        } catch (UncheckedIOException e) {
            log.error("The sockets' port cannot be bound", e);
        }
    }

    private synchronized void bind() {
        if (!running) {
            return;
        }
        EngineServer starting = servers.get();
        try {
            starting.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        server = starting;
        log.info("Sockets on port {}", starting.port());
    }

    private boolean awaitTopics() {
        long end = System.nanoTime() + patience.toNanos();
        while (running && !topicsAreHeard.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
