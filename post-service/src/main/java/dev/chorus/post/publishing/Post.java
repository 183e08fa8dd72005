package dev.chorus.post.publishing;

import dev.chorus.events.Author;
import java.time.Instant;
import java.util.UUID;

/**
 * A post as one viewer sees it.
 *
 * @param liked by the viewer
 */
public record Post(
        UUID id,
        Author author,
        String content,
        Instant createdAt,
        Instant updatedAt,
        Instant editableUntil,
        long likeCount,
        long commentCount,
        boolean liked) {}
