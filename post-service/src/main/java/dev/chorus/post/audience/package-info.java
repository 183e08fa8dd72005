/** Who may see what, from a projection of the accounts. */
@NullMarked
package dev.chorus.post.audience;

import org.jspecify.annotations.NullMarked;
