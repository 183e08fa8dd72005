package dev.chorus.platform.idempotency;

import org.jspecify.annotations.Nullable;

/** An answer as it is replayed. */
record StoredAnswer(int status, @Nullable String contentType, byte[] body) {}
