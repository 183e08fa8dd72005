package dev.chorus.socialgraph.requests;

import dev.chorus.events.Author;
import java.time.Instant;
import java.util.UUID;

/** A pending request, as the one who is asked sees it. */
record FollowRequest(UUID id, Author user, Instant createdAt) {}
