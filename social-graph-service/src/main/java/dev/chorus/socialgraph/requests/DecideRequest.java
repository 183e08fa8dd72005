package dev.chorus.socialgraph.requests;

import dev.chorus.events.SocialGraphEvent.FollowCreated;
import dev.chorus.events.SocialGraphEvent.FollowRejected;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.socialgraph.following.FollowRequests;
import dev.chorus.socialgraph.following.Follows;
import dev.chorus.socialgraph.people.Pair;
import dev.chorus.socialgraph.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Accepts or rejects a request, once. The same again changes nothing and emits nothing. */
@Component
final class DecideRequest {
    private final People people;
    private final PendingRequests pending;
    private final FollowRequests requests;
    private final Follows follows;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    DecideRequest(
            People people,
            PendingRequests pending,
            FollowRequests requests,
            Follows follows,
            Outbox outbox,
            Ids ids,
            Clock clock,
            TransactionalOperator transaction) {
        this.people = people;
        this.pending = pending;
        this.requests = requests;
        this.follows = follows;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<RequestStatus> by(UUID ownerId, UUID requestId, Decision decision) {
        return pending.follower(ownerId, requestId)
                .flatMap(followerId -> people.lock(ownerId, followerId))
                // Only what is read under the locks counts.
                .flatMap(pair -> pending.status(requestId).flatMap(status -> decide(pair, requestId, status, decision)))
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .as(transaction::transactional);
    }

    private Mono<RequestStatus> decide(Pair pair, UUID requestId, RequestStatus status, Decision decision) {
        return switch (status) {
            case PENDING ->
                switch (decision) {
                    case ACCEPT -> accept(pair, requestId);
                    case REJECT -> reject(pair, requestId);
                };
            case ACCEPTED, REJECTED ->
                status == decision.outcome() ? Mono.just(status) : Mono.error(RequestProblem.AlreadyDecided::new);
            case WITHDRAWN -> Mono.error(RequestProblem.Withdrawn::new);
        };
    }

    private Mono<RequestStatus> accept(Pair pair, UUID requestId) {
        Instant now = clock.instant();
        return requests.accept(requestId, now)
                .then(follows.add(pair.other().id(), pair.me().id(), now))
                .map(mutual -> new FollowCreated(
                        ids.next(),
                        now,
                        requestId,
                        pair.other().author(),
                        pair.me().author(),
                        mutual))
                .flatMap(outbox::append)
                .thenReturn(RequestStatus.ACCEPTED);
    }

    private Mono<RequestStatus> reject(Pair pair, UUID requestId) {
        Instant now = clock.instant();
        var rejected = new FollowRejected(
                ids.next(), now, requestId, pair.other().id(), pair.me().id());
        return requests.reject(requestId, now).then(outbox.append(rejected)).thenReturn(RequestStatus.REJECTED);
    }
}
