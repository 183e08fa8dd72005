package dev.chorus.socialgraph.following;

import dev.chorus.platform.security.Caller;
import dev.chorus.socialgraph.standing.FollowStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/follow")
final class FollowController {
    private final FollowPerson follow;

    FollowController(FollowPerson follow) {
        this.follow = follow;
    }

    record Whom(@NotNull UUID userId) {}

    record FollowState(FollowStatus status) {}

    @PostMapping
    Mono<FollowState> toggle(Caller caller, @Valid @RequestBody Whom whom) {
        return follow.toggle(caller.userId(), whom.userId()).map(FollowState::new);
    }

    @PutMapping("/{userId}")
    Mono<FollowState> follow(Caller caller, @PathVariable UUID userId) {
        return follow.follow(caller.userId(), userId).map(FollowState::new);
    }

    @DeleteMapping("/{userId}")
    Mono<FollowState> unfollow(Caller caller, @PathVariable UUID userId) {
        return follow.unfollow(caller.userId(), userId).map(FollowState::new);
    }
}
