/** Notifications that a person sends to themselves, to see that they arrive. */
@NullMarked
package dev.chorus.notification.sending;

import org.jspecify.annotations.NullMarked;
