package dev.chorus.auth.registration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chorus.auth.accounts.EmailAddress;
import dev.chorus.auth.accounts.Username;
import dev.chorus.auth.passwords.NotCommon;
import dev.chorus.platform.validation.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** @param displayName the username if absent */
record Registration(
        @NotNull @Username String username,
        @NotNull @EmailAddress String email,
        @NotNull @Text(min = 8, max = 128) @NotCommon String password,
        @Nullable @Text(max = 50) String displayName,
        @JsonProperty("private") @Nullable Boolean privateAccount) {

    @Override
    public String toString() {
        return "Registration";
    }
}
