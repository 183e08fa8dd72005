/** Comments under posts. */
@NullMarked
package dev.chorus.post.commenting;

import org.jspecify.annotations.NullMarked;
