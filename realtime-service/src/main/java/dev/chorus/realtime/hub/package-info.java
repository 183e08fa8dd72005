/** Who is connected here, who is in which room, and how a push reaches them. */
@NullMarked
package dev.chorus.realtime.hub;

import org.jspecify.annotations.NullMarked;
