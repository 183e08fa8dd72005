/** The correlation id of a request. */
@NullMarked
package dev.chorus.gateway.tracing;

import org.jspecify.annotations.NullMarked;
