package dev.chorus.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened and was committed. Immutable.
 *
 * <p>The JSON value on Kafka holds the record's components; {@code id} and {@code at} are repeated there so that a value
 * can be understood without its headers. What is {@link Personal} is encrypted there, and reads as the empty text once its
 * person is gone: whoever takes in an event must be able to do without.
 */
public sealed interface DomainEvent
        permits UserEvent, PostEvent, SocialGraphEvent, MessageEvent, NotificationEvent, SignalEvent {

    /** Stable over retries and replays: consumers deduplicate on it. CloudEvents {@code id}. */
    UUID id();

    /** When the change was made. CloudEvents {@code time}. */
    Instant at();

    /** What the event is about; events with the same subject share a Kafka key and so keep their order. */
    UUID subject();
}
