package dev.chorus.auth.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** The representation {@code User} as its owner sees it: with the e-mail address and the settings. */
public record OwnUser(
        UUID id,
        String username,
        String displayName,
        @JsonProperty("private") boolean privateAccount,
        Instant createdAt,
        String email,
        boolean presenceHidden) {

    public static OwnUser of(Account account) {
        return new OwnUser(
                account.id(),
                account.username(),
                account.displayName(),
                account.privateAccount(),
                account.createdAt(),
                account.email(),
                account.presenceHidden());
    }
}
