package dev.chorus.auth.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chorus.auth.passwords.NotCommon;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.platform.validation.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to change; what is absent stays as it is. The two passwords come together. */
record ProfileChange(
        @Nullable @Text(max = 50) String displayName,
        @JsonProperty("private") @Nullable Boolean privateAccount,
        @Nullable Boolean presenceHidden,
        @Nullable @Text(max = 1_000) String currentPassword,
        @Nullable @Text(min = 8, max = 128) @NotCommon String newPassword) {

    record Passwords(String current, String next) {}

    /** @throws ValidationProblem if there is only one of them */
    Optional<Passwords> passwords() {
        if (currentPassword == null && newPassword == null) {
            return Optional.empty();
        }
        if (currentPassword == null) {
            throw new ValidationProblem("currentPassword", "is needed to change the password");
        }
        if (newPassword == null) {
            throw new ValidationProblem("newPassword", "must not be null");
        }
        return Optional.of(new Passwords(currentPassword, newPassword));
    }

    @Override
    public String toString() {
        return "ProfileChange";
    }
}
