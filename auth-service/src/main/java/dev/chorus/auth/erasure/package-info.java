/** The end of an account. */
@NullMarked
package dev.chorus.auth.erasure;

import org.jspecify.annotations.NullMarked;
