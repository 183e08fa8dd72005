package dev.chorus.notification.audience;

import java.util.UUID;

/** One person who may be told of what another did. */
public record Hearing(UUID recipientId, UUID actorId) {}
