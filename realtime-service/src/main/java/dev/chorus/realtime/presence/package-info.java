/** Who is online, and who may know. */
@NullMarked
package dev.chorus.realtime.presence;

import org.jspecify.annotations.NullMarked;
