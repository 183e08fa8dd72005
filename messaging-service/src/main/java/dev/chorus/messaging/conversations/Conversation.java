package dev.chorus.messaging.conversations;

import dev.chorus.events.Author;
import java.util.UUID;

/**
 * The representation of a conversation.
 *
 * @param user the other one
 * @param lastMessage the newest that the caller sees
 */
record Conversation(UUID id, Author user, Message lastMessage, long unreadCount) {}
