package dev.chorus.post.audience;

import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells auth-service when a change of one's own account holds here. */
@RestController
final class ProjectionController {
    private final Arrivals arrivals;
    private final AudienceSettings settings;

    ProjectionController(Arrivals arrivals, AudienceSettings settings) {
        this.arrivals = arrivals;
        this.settings = settings;
    }

    @GetMapping("/internal/users/{userId}/projection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> await(Caller caller, @PathVariable UUID userId, @RequestParam long version) {
        if (!caller.userId().equals(userId)) {
            return Mono.error(GenericProblem::notFound);
        }
        return arrivals.await(userId, version, settings.projectionWait())
                .flatMap(held -> held ? Mono.empty() : Mono.error(GenericProblem::unavailable));
    }
}
