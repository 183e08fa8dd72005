package dev.chorus.messaging.reading;

import dev.chorus.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ReadController {
    private final MarkRead markRead;

    ReadController(MarkRead markRead) {
        this.markRead = markRead;
    }

    record UpTo(@NotNull UUID messageId) {}

    @PutMapping("/api/messages/{conversationId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(Caller caller, @PathVariable UUID conversationId, @Valid @RequestBody UpTo upTo) {
        return markRead.upTo(caller.userId(), conversationId, upTo.messageId());
    }
}
