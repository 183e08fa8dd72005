package dev.chorus.messaging.requests;

import dev.chorus.messaging.conversations.Conversations;
import dev.chorus.messaging.conversations.LockedConversation;
import dev.chorus.messaging.conversations.LockedConversation.Request;
import dev.chorus.messaging.conversations.LockedConversation.RequestStatus;
import dev.chorus.platform.problem.GenericProblem;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Accepts or rejects a message request; to do the same again changes nothing. */
@Component
class DecideRequest {
    private final Conversations conversations;
    private final SettleRequest settle;
    private final TransactionalOperator transaction;

    DecideRequest(Conversations conversations, SettleRequest settle, TransactionalOperator transaction) {
        this.conversations = conversations;
        this.settle = settle;
        this.transaction = transaction;
    }

    Mono<RequestStatus> by(UUID me, UUID requestId, Decision decision) {
        return conversations
                .lockRequest(me, requestId)
                .filter(conversation -> !conversation.severed())
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .flatMap(conversation -> decide(conversation, decision))
                .as(transaction::transactional);
    }

    private Mono<RequestStatus> decide(LockedConversation conversation, Decision decision) {
        Request request = Objects.requireNonNull(conversation.request());
        return switch (request.status()) {
            case PENDING -> settle(conversation, request, decision).thenReturn(decision.outcome());
            case ACCEPTED, REJECTED ->
                request.status() == decision.outcome()
                        ? Mono.just(request.status())
                        : Mono.error(RequestProblem.AlreadyDecided::new);
            case WITHDRAWN -> Mono.error(GenericProblem::notFound);
        };
    }

    private Mono<Void> settle(LockedConversation conversation, Request pending, Decision decision) {
        return switch (decision) {
            case ACCEPT -> settle.accept(conversation, pending);
            case REJECT -> settle.reject(conversation, pending);
        };
    }
}
