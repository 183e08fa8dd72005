/** Argon2id, off the event loop, and what a password may be. */
@NullMarked
package dev.chorus.auth.passwords;

import org.jspecify.annotations.NullMarked;
