package dev.chorus.auth.login;

import dev.chorus.auth.sessions.Tokens;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class LoginController {
    private final LogIn logIn;

    LoginController(LogIn logIn) {
        this.logIn = logIn;
    }

    @PostMapping("/api/auth/login")
    Mono<Tokens> logIn(
            @Valid @RequestBody Credentials credentials,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent) {
        return logIn.with(credentials, userAgent);
    }
}
