package dev.chorus.socialgraph.profiles;

import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class ProfileController {
    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/api/users/{userId}")
    Mono<Profile> read(Caller caller, @PathVariable UUID userId) {
        return profiles.of(userId, caller.userId()).switchIfEmpty(Mono.error(GenericProblem::notFound));
    }
}
