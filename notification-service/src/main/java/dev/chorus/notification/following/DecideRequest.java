package dev.chorus.notification.following;

import dev.chorus.notification.following.RequestNotifications.Found;
import dev.chorus.notification.mailbox.Mailboxes;
import dev.chorus.notification.mailbox.Notification;
import dev.chorus.notification.mailbox.Scope;
import dev.chorus.platform.problem.GenericProblem;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Accepts or rejects a follow request from its notification: the same act as deciding the request itself. */
@Component
class DecideRequest {
    private final RequestNotifications notifications;
    private final SocialGraph socialGraph;
    private final Mailboxes mailboxes;
    private final TransactionalOperator transaction;

    DecideRequest(
            RequestNotifications notifications,
            SocialGraph socialGraph,
            Mailboxes mailboxes,
            TransactionalOperator transaction) {
        this.notifications = notifications;
        this.socialGraph = socialGraph;
        this.mailboxes = mailboxes;
        this.transaction = transaction;
    }

    /**
     * The notification tells the outcome when this completes; the event that follows finds nothing left to change. Fails
     * with 404 if the recipient has no such notification, with 422 if it tells of no request to be decided, and as the
     * request itself refuses it.
     */
    Mono<Notification> by(UUID recipientId, UUID notificationId, Decision decision, String authorization) {
        return notifications
                .find(recipientId, notificationId)
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .filter(Found::isRequest)
                .switchIfEmpty(Mono.error(RequestProblem.NotARequest::new))
                .map(Found::notification)
                .flatMap(notification -> decide(notification, decision, authorization));
    }

    private Mono<Notification> decide(Notification notification, Decision decision, String authorization) {
        FollowMetadata metadata = FollowMetadata.read(notification.metadata());
        if (metadata.status() == RequestStatus.WITHDRAWN) {
            return Mono.error(new RequestProblem.Withdrawn());
        }
        UUID requestId = Objects.requireNonNull(metadata.requestId());
        return socialGraph
                .decide(requestId, decision, authorization)
                .map(status -> new SettledRequest(requestId, metadata.followerId(), notification.userId(), status))
                .flatMap(settled -> settle(settled)
                        .thenReturn(notification.withMetadata(
                                metadata.with(settled.status()).write())));
    }

    private Mono<Void> settle(SettledRequest settled) {
        return mailboxes
                .open(new Scope().add(settled.followeeId(), settled.act()))
                .doOnNext(settled::settle)
                .flatMap(mailboxes::close)
                .as(transaction::transactional);
    }
}
