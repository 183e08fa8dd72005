/** Blocks, which sever both ways. */
@NullMarked
package dev.chorus.socialgraph.blocking;

import org.jspecify.annotations.NullMarked;
