package dev.chorus.notification.sending;

import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import dev.chorus.notification.mailbox.Mailboxes;
import dev.chorus.notification.mailbox.Notification;
import dev.chorus.notification.mailbox.Scope;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.problem.GenericProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sends a test notification to oneself. */
@Component
class SendNotification {
    private static final String TEST = "test";
    private static final String NO_METADATA = "{}";

    private final Mailboxes mailboxes;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SendNotification(Mailboxes mailboxes, Ids ids, Clock clock, TransactionalOperator transaction) {
        this.mailboxes = mailboxes;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Fails with 403 if it is not a test, or for someone else; with 401 if the account is gone. */
    Mono<Notification> by(UUID senderId, UUID recipientId, String type, String title, String content) {
        if (!type.equals(TEST) || !recipientId.equals(senderId)) {
            return Mono.error(GenericProblem.forbidden());
        }
        Draft draft = new Draft(
                recipientId, Act.test(ids.next(), senderId), null, title, content, NO_METADATA, clock.instant());
        return mailboxes
                .open(new Scope().add(draft))
                .flatMap(open -> Mono.justOrEmpty(open.deliver(draft, Duration.ZERO))
                        .switchIfEmpty(Mono.error(GenericProblem::unauthenticated))
                        .flatMap(sent -> mailboxes.close(open).thenReturn(sent)))
                .as(transaction::transactional);
    }
}
