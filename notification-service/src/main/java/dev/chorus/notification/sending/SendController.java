package dev.chorus.notification.sending;

import dev.chorus.notification.mailbox.Notification;
import dev.chorus.platform.security.Caller;
import dev.chorus.platform.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SendController {
    private final SendNotification send;

    SendController(SendNotification send) {
        this.send = send;
    }

    @PostMapping("/internal/notifications")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Notification> send(Caller caller, @Valid @RequestBody Request request) {
        return send.by(caller.userId(), request.userId(), request.type(), request.title(), request.content());
    }

    record Request(
            @NotNull UUID userId,
            @NotNull String type,
            @NotNull @Text(max = 100) String title,
            @NotNull @Text(max = 1_000) String content) {}
}
