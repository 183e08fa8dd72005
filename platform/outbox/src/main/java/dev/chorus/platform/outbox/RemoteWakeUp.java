package dev.chorus.platform.outbox;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wakes the relay in another process; many calls at once become one or two notifications. Thread-safe. */
final class RemoteWakeUp implements Runnable {
    static final String CHANNEL = "chorus_outbox";

    private static final Logger log = LoggerFactory.getLogger(RemoteWakeUp.class);

    private final DatabaseClient database;
    private final AtomicInteger asked = new AtomicInteger();

    RemoteWakeUp(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public void run() {
        if (asked.getAndIncrement() == 0) {
            send();
        }
    }

    private void send() {
        int served = asked.get();
        database.sql("NOTIFY " + CHANNEL)
                .then()
                // The relay's slow poll finds the rows all the same.
                .doOnError(failure -> log.debug("Relay not notified: {}", failure.toString()))
                .onErrorComplete()
                .subscribe(_ -> {}, _ -> {}, () -> {
                    if (asked.addAndGet(-served) > 0) {
                        send();
                    }
                });
    }
}
