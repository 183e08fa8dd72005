/** The trace that a reactive call belongs to. */
@NullMarked
package dev.chorus.platform.tracing;

import org.jspecify.annotations.NullMarked;
