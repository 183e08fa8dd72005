/** How two people stand to each other, and what follows from it for what they may see. */
@NullMarked
package dev.chorus.socialgraph.standing;

import org.jspecify.annotations.NullMarked;
