/** One's own account: profile, private switch, password. */
@NullMarked
package dev.chorus.auth.profile;

import org.jspecify.annotations.NullMarked;
