package dev.chorus.socialgraph.lastseen;

import dev.chorus.events.SignalEvent;
import dev.chorus.platform.consuming.IdempotentConsumer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what the signals say of when people were connected. */
@Component
final class PresenceListener {
    private final IdempotentConsumer consumer;
    private final LastSeen lastSeen;

    PresenceListener(IdempotentConsumer consumer, LastSeen lastSeen) {
        this.consumer = consumer;
        this.lastSeen = lastSeen;
    }

    /** Without an inbox: there are many. */
    @KafkaListener(id = "last-seen", idIsGroup = false, topics = "chorus.signals.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consumeRepeatable(records, SignalEvent.class, lastSeen::apply);
    }
}
