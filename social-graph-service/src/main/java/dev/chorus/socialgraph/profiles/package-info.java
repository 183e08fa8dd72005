/** Profiles: a person, their counts and their relation to the caller. */
@NullMarked
package dev.chorus.socialgraph.profiles;

import org.jspecify.annotations.NullMarked;
