/** Whose a socket is, for how long, and which rooms it may enter. */
@NullMarked
package dev.chorus.realtime.access;

import org.jspecify.annotations.NullMarked;
