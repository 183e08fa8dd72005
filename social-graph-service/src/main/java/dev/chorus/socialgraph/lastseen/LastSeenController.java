package dev.chorus.socialgraph.lastseen;

import dev.chorus.socialgraph.lastseen.LastSeen.Seen;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells the edge when people were last online. */
@RestController
final class LastSeenController {
    private final LastSeen lastSeen;

    LastSeenController(LastSeen lastSeen) {
        this.lastSeen = lastSeen;
    }

    /** Without those of whom it is not known, or who hide it. */
    @PostMapping("/internal/service/last-seen")
    Mono<Answer> of(@Valid @RequestBody Question question) {
        return lastSeen.of(question.userIds()).collectList().map(Answer::new);
    }

    record Question(@NotNull @Size(max = 500) List<@NotNull UUID> userIds) {}

    record Answer(List<Seen> items) {}
}
