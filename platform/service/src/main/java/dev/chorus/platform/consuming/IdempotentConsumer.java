package dev.chorus.platform.consuming;

import dev.chorus.events.DomainEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Applies each event once: the inbox row and the effect commit in one transaction, a whole batch at a time. Blocks, so
 * that a key's order is kept: for listeners, each on a thread of its own. Thread-safe.
 *
 * <p>A batch that fails is applied again one record at a time, so that the one which is to blame is known and the others
 * are not held up by it.
 */
public final class IdempotentConsumer {
    /** Longer than any healthy batch; a database that answers nothing is then one that is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventReader reader;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    public IdempotentConsumer(EventReader reader, DatabaseClient database, TransactionalOperator transaction) {
        this.reader = reader;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * @param consumer names the inbox; one per effect, never changed
     * @param contract the topic's events
     * @param effect what to do with those not seen before, in their order; runs inside the transaction
     * @throws BatchListenerFailedException naming the first record that could not be applied
     */
    public <E extends DomainEvent> void consume(
            String consumer,
            List<ConsumerRecord<String, byte[]>> records,
            Class<E> contract,
            Function<List<E>, Mono<Void>> effect) {
        applyAll(consumer, records, contract, effect);
    }

    /**
     * Like {@link #consume(String, List, Class, Function) consume}, for an effect that some types of event do not have:
     * those are neither read nor entered in the inbox.
     *
     * @throws BatchListenerFailedException naming the first record that could not be applied
     */
    public <E extends DomainEvent> void consume(
            String consumer,
            List<ConsumerRecord<String, byte[]>> records,
            Class<E> contract,
            Set<Class<? extends E>> withoutEffect,
            Function<List<E>, Mono<Void>> effect) {
        applyAll(
                consumer,
                records.stream()
                        .filter(record -> !EventReader.isOneOf(record, withoutEffect))
                        .toList(),
                contract,
                effect);
    }

    private <E extends DomainEvent> void applyAll(
            @Nullable String consumer,
            List<ConsumerRecord<String, byte[]>> records,
            Class<E> contract,
            Function<List<E>, Mono<Void>> effect) {
        try {
            apply(consumer, decode(records, contract), effect);
        } catch (RuntimeException failure) {
            if (TransientFailures.isTransient(failure)) {
                throw new BatchListenerFailedException("Not available", failure, records.getFirst());
            }
            applyOneByOne(consumer, records, contract, effect);
        }
    }

    /**
     * Like {@link #consume}, for an effect to which a repeat changes nothing: without an inbox.
     *
     * @throws BatchListenerFailedException naming the first record that could not be applied
     */
    public <E extends DomainEvent> void consumeRepeatable(
            List<ConsumerRecord<String, byte[]>> records, Class<E> contract, Function<List<E>, Mono<Void>> effect) {
        applyAll(null, records, contract, effect);
    }

    private <E extends DomainEvent> void applyOneByOne(
            @Nullable String consumer,
            List<ConsumerRecord<String, byte[]>> records,
            Class<E> contract,
            Function<List<E>, Mono<Void>> effect) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                apply(consumer, decode(List.of(record), contract), effect);
            } catch (RuntimeException failure) {
                throw new BatchListenerFailedException("Not applicable", failure, record);
            }
        }
    }

    private <E extends DomainEvent> List<E> decode(List<ConsumerRecord<String, byte[]>> records, Class<E> contract) {
        List<E> events = new ArrayList<>(records.size());
        reader.prepare(records);
        records.forEach(record -> reader.read(record).map(contract::cast).ifPresent(events::add));
        return events;
    }

    private <E extends DomainEvent> void apply(
            @Nullable String consumer, List<E> events, Function<List<E>, Mono<Void>> effect) {
        if (events.isEmpty()) {
            return;
        }
        Mono<Void> applied = consumer == null ? effect.apply(events) : once(consumer, events, effect);
        applied.as(transaction::transactional).timeout(PATIENCE).block();
    }

    private <E extends DomainEvent> Mono<Void> once(
            String consumer, List<E> events, Function<List<E>, Mono<Void>> effect) {
        UUID[] ids = events.stream().map(DomainEvent::id).distinct().toArray(UUID[]::new);
        return database.sql("""
                        INSERT INTO inbox (consumer, event_id)
                        SELECT :consumer, id FROM unnest(:ids) AS id
                        ON CONFLICT DO NOTHING
                        RETURNING event_id
                        """)
                .bind("consumer", consumer)
                .bind("ids", ids)
                .map(row -> Objects.requireNonNull(row.get("event_id", UUID.class)))
                .all()
                .collectList()
                .flatMap(unseen -> effect.apply(firstOccurrences(events, new HashSet<>(unseen))));
    }

    private static <E extends DomainEvent> List<E> firstOccurrences(List<E> events, Set<UUID> unseen) {
        return events.stream().filter(event -> unseen.remove(event.id())).toList();
    }
}
