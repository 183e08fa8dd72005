package dev.chorus.auth.sessions;

import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import dev.chorus.platform.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/auth")
class SessionController {
    private final RefreshSession refreshSession;
    private final RevokeSession revokeSession;
    private final Sessions sessions;
    private final Clock clock;

    SessionController(RefreshSession refreshSession, RevokeSession revokeSession, Sessions sessions, Clock clock) {
        this.refreshSession = refreshSession;
        this.revokeSession = revokeSession;
        this.sessions = sessions;
        this.clock = clock;
    }

    record Refresh(@NotNull @Text(max = 512) String refreshToken) {}

    @PostMapping("/refresh")
    Mono<Tokens> refresh(@Valid @RequestBody Refresh refresh) {
        return refreshSession.with(new RefreshToken(refresh.refreshToken()));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logOut(Caller caller) {
        return revokeSession.by(caller.userId(), caller.sessionId()).then();
    }

    @GetMapping("/sessions")
    Mono<Page<Session>> list(Caller caller, PageRequest page) {
        return sessions.list(caller.userId(), caller.sessionId(), clock.instant(), page)
                .map(rows -> Page.of(rows, page, session -> new Cursor(session.createdAt(), session.id())));
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Caller caller, @PathVariable UUID id) {
        return revokeSession
                .by(caller.userId(), id)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .then();
    }
}
