/** Idempotency keys: a retried POST replays the first answer. */
@NullMarked
package dev.chorus.platform.idempotency;

import org.jspecify.annotations.NullMarked;
