/** Follow requests as their notifications tell of them, and deciding one from there. */
@NullMarked
package dev.chorus.notification.following;

import org.jspecify.annotations.NullMarked;
