package dev.chorus.auth.sessions;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.OwnUser;
import dev.chorus.auth.tokens.AccessToken;

/**
 * What a client is given when a session begins or is refreshed.
 *
 * @param expiresIn seconds until the access token expires
 */
public record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn, OwnUser user) {

    static Tokens of(AccessToken accessToken, RefreshToken refreshToken, Account account) {
        return new Tokens(
                accessToken.value(),
                refreshToken.value(),
                "Bearer",
                accessToken.lifetime().toSeconds(),
                OwnUser.of(account));
    }

    /** Names the tokens' owner, never the tokens. */
    @Override
    public String toString() {
        return "Tokens[user=" + user.id() + "]";
    }
}
