package dev.chorus.socialgraph.following;

import dev.chorus.events.SocialGraphEvent.FollowCreated;
import dev.chorus.events.SocialGraphEvent.FollowRemoved;
import dev.chorus.events.SocialGraphEvent.FollowRequested;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.socialgraph.standing.FollowStatus;
import dev.chorus.socialgraph.standing.Standing;
import dev.chorus.socialgraph.standing.Standing.OpenRequest;
import dev.chorus.socialgraph.standing.Standings;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Follows someone, or asks to, and takes it back. What changes nothing emits nothing. */
@Component
final class FollowPerson {
    private final Standings standings;
    private final Follows follows;
    private final FollowRequests requests;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final FollowingSettings settings;

    FollowPerson(
            Standings standings,
            Follows follows,
            FollowRequests requests,
            Outbox outbox,
            Ids ids,
            Clock clock,
            TransactionalOperator transaction,
            FollowingSettings settings) {
        this.standings = standings;
        this.follows = follows;
        this.requests = requests;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.settings = settings;
    }

    Mono<FollowStatus> toggle(UUID userId, UUID otherId) {
        return change(
                userId, otherId, standing -> standing.status() == FollowStatus.NONE ? begin(standing) : end(standing));
    }

    Mono<FollowStatus> follow(UUID userId, UUID otherId) {
        return change(
                userId,
                otherId,
                standing -> standing.status() == FollowStatus.NONE ? begin(standing) : Mono.just(standing.status()));
    }

    Mono<FollowStatus> unfollow(UUID userId, UUID otherId) {
        return change(userId, otherId, this::end);
    }

    private Mono<FollowStatus> change(UUID userId, UUID otherId, Function<Standing, Mono<FollowStatus>> change) {
        return standings
                .lock(userId, otherId)
                .filter(standing -> !standing.isSevered())
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .flatMap(change)
                .as(transaction::transactional);
    }

    private Mono<FollowStatus> begin(Standing standing) {
        return standing.other().isPrivate() ? ask(standing) : start(standing);
    }

    private Mono<FollowStatus> start(Standing standing) {
        Instant now = clock.instant();
        return follows.add(standing.me().id(), standing.other().id(), now)
                .map(mutual -> new FollowCreated(
                        ids.next(),
                        now,
                        null,
                        standing.me().author(),
                        standing.other().author(),
                        mutual))
                .flatMap(outbox::append)
                .thenReturn(FollowStatus.FOLLOWING);
    }

    private Mono<FollowStatus> ask(Standing standing) {
        Instant now = clock.instant();
        UUID requestId = ids.next();
        var requested = new FollowRequested(
                ids.next(),
                now,
                requestId,
                standing.me().author(),
                standing.other().author());
        return requests.add(requestId, standing.me().id(), standing.other().id(), now)
                .then(isQuiet(standing.rejectedAt(), now) ? Mono.empty() : outbox.append(requested))
                .thenReturn(FollowStatus.PENDING);
    }

    private boolean isQuiet(@Nullable Instant rejectedAt, Instant now) {
        return rejectedAt != null && now.isBefore(rejectedAt.plus(settings.quietAfterRejection()));
    }

    private Mono<FollowStatus> end(Standing standing) {
        OpenRequest request = standing.request();
        Mono<Void> ended;
        if (standing.following()) {
            ended = follows.remove(standing.me().id(), standing.other().id())
                    .then(outbox.append(removed(standing, null)));
        } else if (request == null) {
            ended = Mono.empty();
        } else {
            // Whoever rejected it has done with it, and is not told.
            ended = requests.withdraw(request.id(), clock.instant())
                    .then(request.pending() ? outbox.append(removed(standing, request.id())) : Mono.empty());
        }
        return ended.thenReturn(FollowStatus.NONE);
    }

    private FollowRemoved removed(Standing standing, @Nullable UUID requestId) {
        return new FollowRemoved(
                ids.next(),
                clock.instant(),
                requestId,
                standing.me().id(),
                standing.other().id());
    }
}
