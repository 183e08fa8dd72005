/** How far someone has come in the topics, as text that a client keeps. */
@NullMarked
package dev.chorus.realtime.position;

import org.jspecify.annotations.NullMarked;
