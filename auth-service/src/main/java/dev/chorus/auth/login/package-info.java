/** Logging in with a username or an e-mail address. */
@NullMarked
package dev.chorus.auth.login;

import org.jspecify.annotations.NullMarked;
