/** Marks notifications as read. */
@NullMarked
package dev.chorus.notification.reading;

import org.jspecify.annotations.NullMarked;
