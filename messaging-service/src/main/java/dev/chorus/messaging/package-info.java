/** Owns direct messages and message requests. */
@NullMarked
package dev.chorus.messaging;

import org.jspecify.annotations.NullMarked;
