/** Clients that come back: what they missed, the rooms they were in, and who may not. */
@NullMarked
package dev.chorus.realtime.recovery;

import org.jspecify.annotations.NullMarked;
