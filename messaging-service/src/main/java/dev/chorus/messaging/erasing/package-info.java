/** Removes what an erased person leaves behind. */
@NullMarked
package dev.chorus.messaging.erasing;

import org.jspecify.annotations.NullMarked;
