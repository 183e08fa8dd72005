/** Conversations and the messages in them. */
@NullMarked
package dev.chorus.messaging.conversations;

import org.jspecify.annotations.NullMarked;
