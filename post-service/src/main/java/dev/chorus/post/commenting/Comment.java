package dev.chorus.post.commenting;

import dev.chorus.events.Author;
import java.time.Instant;
import java.util.UUID;

/** A comment as everyone who may see its post sees it. */
record Comment(UUID id, UUID postId, Author author, String content, Instant createdAt) {}
