package dev.chorus.platform.consuming;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record that is not what its topic's contract says. Trying again cannot help. */
public final class UndecodableEvent extends RuntimeException {
    UndecodableEvent(ConsumerRecord<?, ?> record, String reason, @Nullable Throwable cause) {
        super("%s-%d@%d: %s".formatted(record.topic(), record.partition(), record.offset(), reason), cause);
    }
}
