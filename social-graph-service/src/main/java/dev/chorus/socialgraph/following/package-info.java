/** Follows and the requests for them, and the lists of both sides. */
@NullMarked
package dev.chorus.socialgraph.following;

import org.jspecify.annotations.NullMarked;
