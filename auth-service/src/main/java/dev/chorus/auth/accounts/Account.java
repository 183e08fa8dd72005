package dev.chorus.auth.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's account.
 *
 * @param username in lower case
 * @param email as the person wrote it
 * @param version grows with each change of what others see of it
 */
public record Account(
        UUID id,
        String username,
        String email,
        String passwordHash,
        String displayName,
        boolean privateAccount,
        long version,
        Instant createdAt) {

    /** The same account with another profile, one version on. */
    public Account changed(String newDisplayName, boolean newPrivateAccount) {
        return new Account(
                id, username, email, passwordHash, newDisplayName, newPrivateAccount, version + 1, createdAt);
    }
}
