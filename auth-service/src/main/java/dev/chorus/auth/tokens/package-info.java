/** Access tokens and the stored, rotating keys that sign them. */
@NullMarked
package dev.chorus.auth.tokens;

import org.jspecify.annotations.NullMarked;
