/** Errors as RFC 9457 problem details with a stable code. */
@NullMarked
package dev.chorus.platform.problem;

import org.jspecify.annotations.NullMarked;
