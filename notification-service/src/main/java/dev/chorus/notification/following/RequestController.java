package dev.chorus.notification.following;

import dev.chorus.notification.mailbox.Notification;
import dev.chorus.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class RequestController {
    private final DecideRequest decide;

    RequestController(DecideRequest decide) {
        this.decide = decide;
    }

    @PostMapping("/api/notifications/{id}")
    Mono<Notification> decide(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @Valid @RequestBody Request request) {
        return decide.by(caller.userId(), id, request.action(), authorization);
    }

    record Request(@NotNull Decision action) {}
}
