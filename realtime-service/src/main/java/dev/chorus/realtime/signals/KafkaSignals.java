package dev.chorus.realtime.signals;

import dev.chorus.events.SignalEvent;
import dev.chorus.platform.consuming.EventRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Over {@code chorus.signals.v1}. What cannot be sent while the broker is away is dropped, and counted. */
@Component
final class KafkaSignals implements Signals, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(KafkaSignals.class);
    private static final int WAITING = 50_000;

    private final BlockingQueue<SignalEvent> waiting = new ArrayBlockingQueue<>(WAITING);
    private final KafkaTemplate<String, byte[]> template;
    private final Counter dropped;
    private volatile @Nullable Thread thread;

    KafkaSignals(KafkaTemplate<String, byte[]> template, MeterRegistry meters) {
        this.template = template;
        this.dropped = meters.counter("chorus.signals.dropped");
    }

    @Override
    public void send(SignalEvent signal) {
        if (!waiting.offer(signal)) {
            dropped.increment();
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("signals").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                publish(waiting.take());
            }
        } catch (InterruptedException _) {
            log.debug("Signals end");
        }
    }

    private void publish(SignalEvent signal) {
        try {
            template.send(EventRecords.of(signal)).whenComplete((_, failure) -> {
                if (failure != null) {
                    drop(failure);
                }
            });
        } catch (KafkaException | org.springframework.kafka.KafkaException failure) {
            drop(failure);
        }
    }

    private void drop(Throwable failure) {
        dropped.increment();
        log.debug("A signal is lost: {}", failure.toString());
    }

    /** What waits is sent first, as far as it can be without waiting. */
    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            for (SignalEvent last = waiting.poll(); last != null; last = waiting.poll()) {
                publish(last);
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Until after the sockets are closed, whose users then are no longer there. */
    @Override
    public int getPhase() {
        return 0;
    }
}
