/** Notifications: composed from what others did, listed, read. */
@NullMarked
package dev.chorus.notification;

import org.jspecify.annotations.NullMarked;
