package dev.chorus.auth.erasure;

import dev.chorus.platform.security.Caller;
import dev.chorus.platform.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class EraseController {
    private final EraseAccount erase;

    EraseController(EraseAccount erase) {
        this.erase = erase;
    }

    @DeleteMapping("/api/users/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> erase(Caller caller, @Valid @RequestBody Confirmation confirmation) {
        return erase.by(caller, confirmation.currentPassword());
    }

    record Confirmation(@NotNull @Text(max = 1_000) String currentPassword) {

        @Override
        public String toString() {
            return "Confirmation";
        }
    }
}
