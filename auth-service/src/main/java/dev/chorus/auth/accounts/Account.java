package dev.chorus.auth.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's account.
 *
 * @param username in lower case
 * @param email as the person wrote it
 * @param presenceHidden whether the person neither shows nor sees who is online
 * @param version grows with each change of what others see of it
 */
public record Account(
        UUID id,
        String username,
        String email,
        String passwordHash,
        String displayName,
        boolean privateAccount,
        boolean presenceHidden,
        long version,
        Instant createdAt) {

    /** The same account with another profile, one version on. */
    public Account changed(String newDisplayName, boolean newPrivateAccount, boolean newPresenceHidden) {
        return new Account(
                id,
                username,
                email,
                passwordHash,
                newDisplayName,
                newPrivateAccount,
                newPresenceHidden,
                version + 1,
                createdAt);
    }
}
