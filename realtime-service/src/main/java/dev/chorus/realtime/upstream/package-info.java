/** Calls to other services in the name of a socket's user. */
@NullMarked
package dev.chorus.realtime.upstream;

import org.jspecify.annotations.NullMarked;
