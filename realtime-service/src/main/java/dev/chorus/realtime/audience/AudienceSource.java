package dev.chorus.realtime.audience;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Where the relations of people come from. */
@FunctionalInterface
interface AudienceSource {

    /**
     * One for each of these people, as of one moment, no earlier than any event that was on the topic when it was asked.
     * Fails with a {@link dev.chorus.realtime.upstream.Refusal}.
     */
    Mono<List<Audience>> of(List<UUID> userIds);

    /**
     * How one person stands to others.
     *
     * @param mutual whom the person follows and is followed by
     * @param partners with whom the person has a conversation
     * @param presenceHidden whether the person neither shows nor sees who is online
     */
    record Audience(
            UUID userId,
            List<UUID> following,
            List<UUID> blockedEitherWay,
            List<UUID> muted,
            List<UUID> mutual,
            List<UUID> partners,
            boolean presenceHidden) {}
}
