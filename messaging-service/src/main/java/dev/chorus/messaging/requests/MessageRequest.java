package dev.chorus.messaging.requests;

import dev.chorus.events.Author;
import dev.chorus.messaging.conversations.Message;
import java.time.Instant;
import java.util.UUID;

/**
 * The representation of a message that waits.
 *
 * @param user its sender
 */
record MessageRequest(UUID id, Author user, Message message, Instant createdAt) {}
