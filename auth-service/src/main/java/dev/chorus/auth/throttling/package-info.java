/** Slows the guessing of one account's password without touching the others. */
@NullMarked
package dev.chorus.auth.throttling;

import org.jspecify.annotations.NullMarked;
