package dev.chorus.auth.profile;

import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.accounts.OwnUser;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/users/me")
class ProfileController {
    private final Accounts accounts;
    private final ChangeProfile changeProfile;
    private final PostPrivacy postPrivacy;

    ProfileController(Accounts accounts, ChangeProfile changeProfile, PostPrivacy postPrivacy) {
        this.accounts = accounts;
        this.changeProfile = changeProfile;
        this.postPrivacy = postPrivacy;
    }

    @GetMapping
    Mono<OwnUser> own(Caller caller) {
        return accounts.find(caller.userId())
                .switchIfEmpty(Mono.error(GenericProblem::unauthenticated))
                .map(OwnUser::of);
    }

    /** Going private answers once it holds for new posts; asked for again, it waits again. */
    @PatchMapping
    Mono<OwnUser> change(
            Caller caller,
            @Valid @RequestBody ProfileChange change,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        return changeProfile
                .by(caller, change)
                .delayUntil(account -> Boolean.TRUE.equals(change.privateAccount())
                        ? postPrivacy.awaitKnown(account, authorization)
                        : Mono.empty())
                .map(OwnUser::of);
    }
}
