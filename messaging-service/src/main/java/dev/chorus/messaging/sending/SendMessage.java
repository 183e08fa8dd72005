package dev.chorus.messaging.sending;

import dev.chorus.events.MessageEvent;
import dev.chorus.messaging.audience.Newcomers;
import dev.chorus.messaging.conversations.Conversations;
import dev.chorus.messaging.conversations.LockedConversation;
import dev.chorus.messaging.conversations.LockedConversation.RequestStatus;
import dev.chorus.messaging.conversations.Message;
import dev.chorus.messaging.conversations.Message.Status;
import dev.chorus.messaging.requests.SettleRequest;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.problem.ValidationProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Sends a message: delivered directly, or as a request where the receiver has not opened the way. A message that can be
 * delivered takes one along that still waits in the same conversation.
 */
@Component
class SendMessage {
    private final DirectDelivery delivery;
    private final Conversations conversations;
    private final SentMessages messages;
    private final SettleRequest settle;
    private final Newcomers newcomers;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SendMessage(
            DirectDelivery delivery,
            Conversations conversations,
            SentMessages messages,
            SettleRequest settle,
            Newcomers newcomers,
            Outbox outbox,
            Ids ids,
            Clock clock,
            TransactionalOperator transaction) {
        this.delivery = delivery;
        this.conversations = conversations;
        this.messages = messages;
        this.settle = settle;
        this.newcomers = newcomers;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The message as stored; the first one if it was sent before under the same name. */
    Mono<Message> by(UUID senderId, NewMessage wanted) {
        UUID receiverId = wanted.receiverId();
        if (senderId.equals(receiverId)) {
            return Mono.error(new ValidationProblem("receiverId", "must be someone else"));
        }
        Mono<Message> attempt = delivery.of(senderId, wanted)
                .switchIfEmpty(Mono.defer(() -> conversations
                        .lockBetween(senderId, receiverId)
                        .flatMap(conversation -> send(conversation, wanted))
                        .as(transaction::transactional)));
        return attempt.switchIfEmpty(Mono.defer(() -> newcomers
                        .await(senderId, receiverId)
                        .filter(Boolean::booleanValue)
                        .flatMap(_ -> attempt)))
                .switchIfEmpty(Mono.error(GenericProblem::notFound));
    }

    private Mono<Message> send(LockedConversation conversation, NewMessage wanted) {
        if (conversation.severed() || conversation.gone()) {
            return Mono.error(GenericProblem.notFound());
        }
        if (conversation.direct()) {
            return settle.takeAlong(conversation)
                    .then(delivery.of(conversation.me().id(), wanted))
                    .switchIfEmpty(Mono.defer(() -> first(conversation, wanted)));
        }
        return first(conversation, wanted)
                .switchIfEmpty(Mono.defer(() -> mayAsk(conversation)
                        ? request(conversation, wanted)
                        : Mono.error(SendProblem.RequestPending::new)));
    }

    /** If no request waits, nor has been rejected. One may have been settled by a message that went another way. */
    private static boolean mayAsk(LockedConversation conversation) {
        return conversation.request() == null || conversation.request().status() == RequestStatus.ACCEPTED;
    }

    private Mono<Message> request(LockedConversation conversation, NewMessage wanted) {
        Message message = requested(conversation, wanted);
        UUID requestId = ids.next();
        MessageEvent.RequestCreated created = new MessageEvent.RequestCreated(
                ids.next(),
                message.createdAt(),
                message.conversationId(),
                requestId,
                message.id(),
                message.senderId(),
                message.receiverId());
        return messages.addRequested(message)
                .then(messages.ask(requestId, message))
                .then(outbox.appendAll(List.of(sent(message, conversation), created)))
                .thenReturn(message);
    }

    /** What was sent under the same name before; empty if nothing was. */
    private Mono<Message> first(LockedConversation conversation, NewMessage wanted) {
        String name = wanted.clientMessageId();
        return name == null
                ? Mono.empty()
                : messages.find(conversation.id(), conversation.me().id(), name);
    }

    private Message requested(LockedConversation conversation, NewMessage wanted) {
        return new Message(
                ids.next(),
                conversation.id(),
                conversation.me().id(),
                conversation.other().id(),
                wanted.content(),
                wanted.clientMessageId(),
                Status.REQUESTED,
                after(conversation.lastMessageAt()),
                null);
    }

    /** As {@link DirectDelivery} dates messages. */
    private Instant after(@Nullable Instant last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return last == null || now.isAfter(last) ? now : last.plusMillis(1);
    }

    private MessageEvent.Sent sent(Message message, LockedConversation conversation) {
        return new MessageEvent.Sent(
                ids.next(),
                clock.instant(),
                message.conversationId(),
                message.id(),
                conversation.me(),
                message.receiverId(),
                message.content(),
                message.clientMessageId(),
                message.status().text(),
                message.createdAt());
    }
}
