package dev.chorus.socialgraph.following;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.SocialGraphEvent.FollowRemoved;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends the follows and requests between people, both ways, each with an event of its own. */
@Component
public final class Severing {
    private final Follows follows;
    private final FollowRequests requests;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Severing(Follows follows, FollowRequests requests, Outbox outbox, Ids ids, Clock clock) {
        this.follows = follows;
        this.requests = requests;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Inside a transaction that has locked all of them. */
    public Mono<Void> between(UUID personId, UUID... others) {
        Instant now = clock.instant();
        Flux<SocialGraphEvent> ended = follows.removeAll(personId, others)
                .map(follow -> new FollowRemoved(ids.next(), now, null, follow.followerId(), follow.followeeId()));
        Flux<SocialGraphEvent> withdrawn = requests.withdrawAll(personId, now, others)
                .map(request ->
                        new FollowRemoved(ids.next(), now, request.id(), request.followerId(), request.followeeId()));
        return Flux.concat(ended, withdrawn).collectList().flatMap(outbox::appendAll);
    }
}
