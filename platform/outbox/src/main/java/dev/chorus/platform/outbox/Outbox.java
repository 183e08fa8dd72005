package dev.chorus.platform.outbox;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.EventJson;
import dev.chorus.platform.tracing.CurrentTrace;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Where a change leaves its events, in its own transaction. Thread-safe.
 *
 * <p>Lock the aggregate's row before appending: only then are a key's events in the order of their commits.
 */
public final class Outbox {
    private final DatabaseClient database;
    private final RelaySignal signal;

    Outbox(DatabaseClient database, RelaySignal signal) {
        this.database = database;
        this.signal = signal;
    }

    /**
     * SQL for a statement that makes a change and appends its event at once, to stand in its {@code WITH}; to be run by
     * {@link #appendedBy}. Such a statement commits both by itself and takes no other round trip.
     *
     * @param subject an expression for the event's subject
     * @param decided an expression of type {@code jsonb}: those of the event's fields that the statement decides
     * @param source what the expressions are read from; without a row in it, nothing is appended
     */
    public static String appending(String subject, String decided, String source) {
        return """
                INSERT INTO outbox (event_id, type, topic, subject, at, payload, traceparent)
                SELECT :eventId, :eventType, :eventTopic, %s, :eventAt, (:eventPayload::jsonb || %s)::text, :traceparent
                FROM %s
                """.formatted(subject, decided, source);
    }

    /**
     * Runs a statement that {@link #appending appends} this event, in the transaction if there is one.
     *
     * @param event the fields that the statement decides may hold anything
     * @return the statement's row; empty if it has none, and then it must have appended nothing
     */
    public <T> Mono<T> appendedBy(GenericExecuteSpec statement, DomainEvent event, Function<Readable, T> row) {
        return Mono.deferContextual(context -> statement
                        .bind("eventId", event.id())
                        .bind("eventType", Topic.typeOf(event.getClass()))
                        .bind("eventTopic", Topic.of(event).topicName())
                        .bind("eventAt", event.at())
                        .bind("eventPayload", json(event))
                        .bind("traceparent", text(CurrentTrace.parent(context)))
                        .map(row)
                        .one())
                .flatMap(result -> wakeRelayOnceCommitted().thenReturn(result));
    }

    /** Without a transaction the statement has committed by itself. */
    private Mono<Void> wakeRelayOnceCommitted() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(this::wakeRelayAfterCommit)
                .then()
                .onErrorResume(NoTransactionException.class, _ -> Mono.fromRunnable(signal::committed));
    }

    /** Fails with {@link NoTransactionException} outside a transaction: an event must not outlive its change. */
    public Mono<Void> append(DomainEvent event) {
        return appendAll(List.of(event));
    }

    /** As {@link #append}, in the order of the list, with one statement. */
    public Mono<Void> appendAll(List<? extends DomainEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(this::wakeRelayAfterCommit)
                .then(Mono.deferContextual(context -> insert(events, CurrentTrace.parent(context))));
    }

    private Mono<Void> insert(List<? extends DomainEvent> events, @Nullable String traceparent) {
        return database.sql("""
                        INSERT INTO outbox (event_id, type, topic, subject, at, payload, traceparent)
                        SELECT event_id, type, topic, subject, at::timestamptz, payload, :traceparent
                        FROM unnest(:eventIds, :types, :topics, :subjects, :times, :payloads)
                            WITH ORDINALITY AS event (event_id, type, topic, subject, at, payload, place)
                        ORDER BY place
                        """)
                .bind("eventIds", events.stream().map(DomainEvent::id).toArray(UUID[]::new))
                .bind("types", strings(events.stream().map(event -> Topic.typeOf(event.getClass()))))
                .bind(
                        "topics",
                        strings(events.stream().map(event -> Topic.of(event).topicName())))
                .bind("subjects", events.stream().map(DomainEvent::subject).toArray(UUID[]::new))
                .bind("times", strings(events.stream().map(event -> event.at().toString())))
                .bind("payloads", strings(events.stream().map(Outbox::json)))
                .bind("traceparent", text(traceparent))
                .then();
    }

    private static String[] strings(Stream<String> values) {
        return values.toArray(String[]::new);
    }

    private static String json(DomainEvent event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    private static Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(R2dbcType.VARCHAR) : Parameters.in(value);
    }

    private void wakeRelayAfterCommit(TransactionSynchronizationManager transaction) {
        // One signal per transaction is enough, however many events it appends.
        if (transaction.getSynchronizations().stream().noneMatch(WakeRelay.class::isInstance)) {
            transaction.registerSynchronization(new WakeRelay(signal));
        }
    }

    private record WakeRelay(RelaySignal signal) implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(signal::committed);
        }
    }
}
