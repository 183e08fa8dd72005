package dev.chorus.auth.registration;

import dev.chorus.auth.sessions.Tokens;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class RegistrationController {
    private final RegisterAccount registerAccount;

    RegistrationController(RegisterAccount registerAccount) {
        this.registerAccount = registerAccount;
    }

    @PostMapping("/api/auth/register")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Tokens> register(
            @Valid @RequestBody Registration registration,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent) {
        return registerAccount.as(registration, userAgent);
    }
}
