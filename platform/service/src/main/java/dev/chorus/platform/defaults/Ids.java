package dev.chorus.platform.defaults;

import java.util.UUID;

/** New identifiers: UUID version 7 (RFC 9562, section 5.7), ascending within one process. Thread-safe. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
