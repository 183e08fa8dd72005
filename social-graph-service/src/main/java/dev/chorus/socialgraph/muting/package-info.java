/** Mutes, of which the muted one learns nothing. */
@NullMarked
package dev.chorus.socialgraph.muting;

import org.jspecify.annotations.NullMarked;
