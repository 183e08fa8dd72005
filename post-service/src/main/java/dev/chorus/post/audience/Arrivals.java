package dev.chorus.post.audience;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Hears what the projection takes in, whichever replica's listener it was: by PostgreSQL's notifications, over a
 * connection of its own. Waiting for a version therefore needs no polling.
 */
@Component
final class Arrivals implements SmartLifecycle {
    static final String CHANNEL = "users_projection";

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);
    private static final String ANYONE = "";
    private static final RetryBackoffSpec RECONNECT = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(2))
            .transientErrors(true);

    private final Sinks.Many<String> heard = Sinks.many().multicast().directBestEffort();
    private final ConnectionFactory connections;
    private final Users users;
    private volatile @Nullable Disposable listening;

    Arrivals(R2dbcConnectionDetails database, Users users) {
        this.connections = ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .from(database.getConnectionFactoryOptions())
                .option(Option.valueOf("tcpKeepAlive"), true)
                .build());
        this.users = users;
    }

    /** Whether this version, or a newer one, is there in time. */
    Mono<Boolean> await(UUID userId, long version, Duration within) {
        String wanted = userId.toString();
        Flux<String> occasions = heard.asFlux()
                .filter(id -> id.equals(wanted) || id.equals(ANYONE))
                .onBackpressureLatest();
        // Hears first and looks then: nothing can come in between.
        return Flux.merge(occasions, Mono.just(wanted))
                .concatMap(_ -> users.holds(userId, version), 1)
                .filter(Boolean::booleanValue)
                .next()
                .timeout(within, users.holds(userId, version));
    }

    @Override
    public void start() {
        listening = Flux.usingWhen(
                        Mono.from(connections.create()).cast(PostgresqlConnection.class),
                        this::notifications,
                        PostgresqlConnection::close)
                .retryWhen(RECONNECT.doBeforeRetry(retry -> log.warn(
                        "Notifications are lost, connecting again: {}",
                        retry.failure().toString())))
                .repeat()
                .subscribe(heard::tryEmitNext);
    }

    private Flux<String> notifications(PostgresqlConnection connection) {
        Mono<String> listen = connection
                .createStatement("LISTEN " + CHANNEL)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                // Whatever was announced before this moment may have been missed.
                .then(Mono.just(ANYONE));
        return Flux.concat(listen, connection.getNotifications().mapNotNull(Notification::getParameter));
    }

    @Override
    public void stop() {
        Disposable current = listening;
        if (current != null) {
            current.dispose();
        }
        listening = null;
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    /** Before the listeners and the web server, and until after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
