package dev.chorus.auth.sessions;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.tokens.AccessTokens;
import dev.chorus.platform.defaults.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Begins a session of somebody who has proved who they are. */
@Component
public final class StartSession {
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final SessionSettings settings;
    private final Ids ids;
    private final Clock clock;

    StartSession(
            Sessions sessions,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            SessionSettings settings,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Runs in the caller's transaction, which holds the account's lock. */
    public Mono<Tokens> of(Account account, @Nullable String userAgent) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            Instant expiresAt = now.plus(settings.refreshTokenLifetime());
            UUID sessionId = ids.next();
            RefreshToken refreshToken = RefreshToken.random();
            return sessions.add(sessionId, account.id(), userAgent, now, expiresAt)
                    .then(refreshTokens.add(refreshToken, sessionId, expiresAt))
                    .then(accessTokens.issue(account.id(), sessionId, account.username()))
                    .map(accessToken -> Tokens.of(accessToken, refreshToken, account));
        });
    }
}
