/** Removes what an erased person leaves behind. */
@NullMarked
package dev.chorus.socialgraph.erasing;

import org.jspecify.annotations.NullMarked;
