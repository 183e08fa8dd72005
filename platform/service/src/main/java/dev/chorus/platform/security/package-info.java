/** Who is calling: access tokens are validated by every service itself. */
@NullMarked
package dev.chorus.platform.security;

import org.jspecify.annotations.NullMarked;
