/** Sends messages. */
@NullMarked
package dev.chorus.messaging.sending;

import org.jspecify.annotations.NullMarked;
