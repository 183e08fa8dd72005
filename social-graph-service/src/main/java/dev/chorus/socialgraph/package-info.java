/** Owns who follows, blocks and mutes whom. */
@NullMarked
package dev.chorus.socialgraph;

import org.jspecify.annotations.NullMarked;
