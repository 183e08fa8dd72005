/** Measures a running Chorus from outside: what a client sees, and what it costs the server. */
@NullMarked
package dev.chorus.bench;

import org.jspecify.annotations.NullMarked;
