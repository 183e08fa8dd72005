package dev.chorus.socialgraph.requests;

import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/follow/requests")
final class RequestController {
    private final PendingRequests pending;
    private final DecideRequest decide;

    RequestController(PendingRequests pending, DecideRequest decide) {
        this.pending = pending;
        this.decide = decide;
    }

    record Verdict(@NotNull Decision action) {}

    record Decided(UUID id, RequestStatus status) {}

    @GetMapping
    Mono<Page<FollowRequest>> list(Caller caller, PageRequest page) {
        return pending.newest(caller.userId(), page)
                .map(fetched -> Page.of(fetched, page, request -> new Cursor(request.createdAt(), request.id())));
    }

    @PostMapping("/{requestId}")
    Mono<Decided> decide(Caller caller, @PathVariable UUID requestId, @Valid @RequestBody Verdict verdict) {
        return decide.by(caller.userId(), requestId, verdict.action()).map(status -> new Decided(requestId, status));
    }
}
