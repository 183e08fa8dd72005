/** Which path belongs to which service, and what is answered when that service does not. */
@NullMarked
package dev.chorus.gateway.routing;

import org.jspecify.annotations.NullMarked;
