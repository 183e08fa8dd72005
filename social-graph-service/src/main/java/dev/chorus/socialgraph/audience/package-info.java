/** What the edge must know of a person who connects. */
@NullMarked
package dev.chorus.socialgraph.audience;

import org.jspecify.annotations.NullMarked;
