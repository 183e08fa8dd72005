package dev.chorus.auth.login;

import dev.chorus.auth.accounts.EmailAddress;
import dev.chorus.auth.accounts.Logins;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.platform.validation.Text;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A password, and a username or e-mail address under any of the three names that clients use. */
record Credentials(
        @Nullable @Text(max = EmailAddress.MAX) String login,
        @Nullable @Text(max = EmailAddress.MAX) String username,
        @Nullable @Text(max = EmailAddress.MAX) String email,
        @NotNull @Text(max = 1_000) String password) {

    /** @throws ValidationProblem if there is none */
    String normalisedLogin() {
        return Stream.of(login, username, email)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Logins::normalised)
                .orElseThrow(() -> new ValidationProblem("login", "must not be null"));
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
