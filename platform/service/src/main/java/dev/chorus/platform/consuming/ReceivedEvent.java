package dev.chorus.platform.consuming;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;

/**
 * An event and its place in the log.
 *
 * @param timestamp when the record was written, epoch milliseconds
 */
public record ReceivedEvent(DomainEvent event, Topic topic, int partition, long offset, long timestamp) {}
