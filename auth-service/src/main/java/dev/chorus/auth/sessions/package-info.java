/** Sessions: begun by registering or logging in, kept alive by rotating refresh tokens, ended by revocation. */
@NullMarked
package dev.chorus.auth.sessions;

import org.jspecify.annotations.NullMarked;
