/** Marks messages as read. */
@NullMarked
package dev.chorus.messaging.reading;

import org.jspecify.annotations.NullMarked;
