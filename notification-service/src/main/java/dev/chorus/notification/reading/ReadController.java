package dev.chorus.notification.reading;

import dev.chorus.platform.security.Caller;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ReadController {
    private final MarkRead markRead;

    ReadController(MarkRead markRead) {
        this.markRead = markRead;
    }

    @PutMapping("/api/notifications/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> one(Caller caller, @PathVariable UUID id) {
        return markRead.one(caller.userId(), id);
    }

    @PutMapping("/api/notifications/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> all(Caller caller) {
        return markRead.all(caller.userId());
    }
}
