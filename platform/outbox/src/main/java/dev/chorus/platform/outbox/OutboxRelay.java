package dev.chorus.platform.outbox;

import dev.chorus.platform.personal.DataKeysUnavailable;
import dev.chorus.platform.personal.PersonalData;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;

/** Publishes the outbox while it leads; see the package documentation for what it promises. One thread. */
final class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final RelayConnections connections;
    private final ProducerFactory<String, byte[]> producers;
    private final PersonalData personalData;
    private final RelaySignal signal;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Counter published;
    private final Timer delay;

    private volatile boolean stopping;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection session;

    OutboxRelay(
            RelayConnections connections,
            ProducerFactory<String, byte[]> producers,
            PersonalData personalData,
            RelaySignal signal,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.connections = connections;
        this.producers = producers;
        this.personalData = personalData;
        this.signal = signal;
        this.settings = settings;
        this.clock = clock;
        this.published = meters.counter("chorus.outbox.published");
        this.delay = Timer.builder("chorus.outbox.delay")
                .description("From the change to Kafka's acknowledgement of its event")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("chorus.outbox.leading", signal, relay -> relay.isLeading() ? 1 : 0)
                .register(meters);
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    /** Lets the batch under way finish; what is left is published at the next start, here or elsewhere. */
    @Override
    public void stop() {
        stopping = true;
        signal.wake();
        Thread running = thread;
        try {
            if (!signal.isLeading()) {
                abortSession();
            }
            if (running != null && !running.join(settings.stopTimeout())) {
                running.interrupt();
                // It may be waiting for the database, which no interrupt ends.
                abortSession();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void abortSession() {
        Connection connection = session;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("Relay's session did not close: {}", e.toString());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the web server, whose last requests still append. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = connections.open();
                    RelaySession relaySession = new RelaySession(connection)) {
                session = connection;
                // Asked only now: a stop before this is seen here, and one after it finds the session to abort.
                if (!stopping) {
                    relaySession.lead();
                    publishWhileLeading(relaySession);
                }
            } catch (SQLException | KafkaException | ExecutionException | DataKeysUnavailable e) {
                if (!stopping) {
                    log.warn("Outbox relay interrupted, trying again: {}", e.toString());
                    pause();
                }
            } catch (RuntimeException | Error e) {
                // The relay must outlive any fault. Its message may quote an event, which can be personal.
                log.error("Outbox relay failed, trying again: {}", e.getClass().getName());
                pause();
            } catch (InterruptedException _) {
                log.debug("Outbox relay stopped in the middle of a batch");
            } finally {
                session = null;
            }
        }
    }

    private void publishWhileLeading(RelaySession relaySession)
            throws SQLException, ExecutionException, InterruptedException {
        try (WakeUpListener _ = new WakeUpListener(connections.open(), signal);
                Producer<String, byte[]> producer = producers.createNonTransactionalProducer()) {
            signal.leading(true);
            while (!stopping) {
                List<OutboxRow> rows = relaySession.oldest(settings.batchSize());
                if (!rows.isEmpty()) {
                    publish(producer, rows);
                    relaySession.delete(rows);
                }
                // What was committed since it read has woken it, or will.
                if (rows.size() < settings.batchSize()) {
                    signal.await(settings.pollInterval());
                }
            }
        } finally {
            signal.leading(false);
            producers.reset();
        }
    }

    private void publish(Producer<String, byte[]> producer, List<OutboxRow> rows)
            throws ExecutionException, InterruptedException {
        List<byte[]> values =
                personalData.encrypt(rows.stream().map(OutboxRow::value).toList());
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Future<RecordMetadata> acknowledgement = producer.send(rows.get(i).toRecord(values.get(i)));
            if (acknowledgement.isDone()) {
                // One that was refused at once, for want of the topic's metadata, must not be overtaken by the next.
                acknowledgement.get();
            }
            acknowledgements.add(acknowledgement);
        }
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        published.increment(rows.size());
        rows.forEach(row -> delay.record(Duration.between(row.at(), clock.instant())));
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException _) {
            log.debug("Outbox relay woken");
        }
    }
}
