package dev.chorus.messaging.sending;

import dev.chorus.messaging.conversations.Message;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SendController {
    private final SendMessage send;
    private final DirectReach reach;

    SendController(SendMessage send, DirectReach reach) {
        this.send = send;
        this.reach = reach;
    }

    @PostMapping("/api/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Message> send(Caller caller, @Valid @RequestBody NewMessage message) {
        return send.by(caller.userId(), message);
    }

    /** Tells the edge whether the caller's typing may be shown: only where a message would be delivered directly. */
    @GetMapping("/internal/direct/{receiverId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> direct(Caller caller, @PathVariable UUID receiverId) {
        return reach.of(caller.userId(), receiverId)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .then();
    }
}
