package dev.chorus.messaging.requests;

import dev.chorus.messaging.conversations.LockedConversation.RequestStatus;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/messages/requests")
class RequestController {
    private final PendingRequests pending;
    private final DecideRequest decide;

    RequestController(PendingRequests pending, DecideRequest decide) {
        this.pending = pending;
        this.decide = decide;
    }

    record Verdict(@NotNull UUID requestId, @NotNull Decision action) {}

    record Decided(UUID id, RequestStatus status) {}

    @GetMapping
    Mono<Page<MessageRequest>> list(Caller caller, PageRequest page) {
        return pending.of(caller.userId(), page);
    }

    @PostMapping
    Mono<Decided> decide(Caller caller, @Valid @RequestBody Verdict verdict) {
        return decide.by(caller.userId(), verdict.requestId(), verdict.action())
                .map(status -> new Decided(verdict.requestId(), status));
    }
}
