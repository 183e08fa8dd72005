package dev.chorus.events;

import java.util.UUID;

/** A person as others see them, as of the event. */
public record Author(
        UUID id,
        @Personal("id") String username,
        @Personal("id") String displayName) {}
