package dev.chorus.platform.consuming;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Hears a {@link TopicTail}'s events, and how far it has come. */
@FunctionalInterface
public interface TailListener {

    /**
     * Called before the first record is read, then after each poll that had records, also if these held nothing for the
     * listener.
     *
     * @param events in the order of each partition; none at the beginning
     * @param positions of every partition: the offset of the record that will be read next
     */
    void hear(List<ReceivedEvent> events, Map<TopicPartition, Long> positions);
}
