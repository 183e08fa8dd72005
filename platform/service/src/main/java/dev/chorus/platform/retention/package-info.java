/** Deletes rows that were kept for a time only. */
@NullMarked
package dev.chorus.platform.retention;

import org.jspecify.annotations.NullMarked;
