/** Deletes rows: what was kept for a time only, and what is removed step by step. */
@NullMarked
package dev.chorus.platform.retention;

import org.jspecify.annotations.NullMarked;
