package dev.chorus.realtime.feed;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.realtime.position.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics whose events are pushed to clients, in the order in which they stand in positions. Clients hold on to that
 * order: a topic is only ever added at the end, and a client from before then gets everything anew.
 */
final class PushedTopics {
    private static final List<Topic> TOPICS = List.of(Topic.POSTS, Topic.NOTIFICATIONS, Topic.MESSAGES);

    Position position(Map<TopicPartition, Long> positions) {
        return Position.of(TOPICS.stream()
                .map(topic -> positions.entrySet().stream()
                        .filter(entry -> entry.getKey().topic().equals(topic.topicName()))
                        .sorted(Comparator.comparingInt(entry -> entry.getKey().partition()))
                        .map(Map.Entry::getValue)
                        .toList())
                .toList());
    }

    /** Before these events, which come before the position. */
    Position before(Position position, List<ReceivedEvent> events) {
        Position before = position;
        for (ReceivedEvent event : events) {
            int index = index(position, event);
            if (index >= 0 && event.offset() < before.next(index)) {
                before = before.with(index, event.offset());
            }
        }
        return before;
    }

    /** Where the event's partition is in positions, or -1 for one of a topic that is not pushed. */
    int index(Position position, ReceivedEvent event) {
        int topic = TOPICS.indexOf(event.topic());
        return topic < 0 ? -1 : position.index(topic, event.partition());
    }
}
