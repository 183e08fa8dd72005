/** Removes what an erased person leaves behind. */
@NullMarked
package dev.chorus.notification.erasing;

import org.jspecify.annotations.NullMarked;
