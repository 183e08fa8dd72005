/** What the nodes of the edge tell each other, and need not last. */
@NullMarked
package dev.chorus.realtime.signals;

import org.jspecify.annotations.NullMarked;
