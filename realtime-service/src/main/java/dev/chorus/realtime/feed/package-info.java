/** From the topics to the rooms. */
@NullMarked
package dev.chorus.realtime.feed;

import org.jspecify.annotations.NullMarked;
