/** Removes what an erased person leaves behind. */
@NullMarked
package dev.chorus.post.erasing;

import org.jspecify.annotations.NullMarked;
