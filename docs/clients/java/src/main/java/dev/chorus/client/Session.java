package dev.chorus.client;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tokens of one session, and their one refresh at a time: a refresh token is good for one use. Thread-safe. */
final class Session {
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final UnaryOperator<Types.Tokens> renewal;
    private final Consumer<Types.@Nullable Tokens> changed;
    private Types.@Nullable Tokens tokens;
    private Instant expiresAt = Instant.MIN;

    Session(UnaryOperator<Types.Tokens> renewal, Consumer<Types.@Nullable Tokens> changed) {
        this.renewal = renewal;
        this.changed = changed;
    }

    synchronized void begin(Types.Tokens begun) {
        tokens = begun;
        expiresAt = Instant.now().plusSeconds(begun.expiresIn());
        changed.accept(begun);
    }

    synchronized void end() {
        tokens = null;
        changed.accept(null);
    }

    /** One that is good for a while yet; null without a session. */
    synchronized @Nullable String accessToken() {
        if (tokens != null && Instant.now().isAfter(expiresAt.minus(MARGIN))) {
            return refreshed(tokens);
        }
        return tokens == null ? null : tokens.accessToken();
    }

    /** Another than the one that was not taken. Who comes second gets what the first one was given. */
    synchronized String replace(String refused) {
        Types.Tokens current = tokens;
        if (current == null) {
            throw Problem.of(401, "UNAUTHENTICATED", "Log in first.");
        }
        return current.accessToken().equals(refused) ? refreshed(current) : current.accessToken();
    }

    /** When the session is over, it ends here too. */
    private String refreshed(Types.Tokens current) {
        try {
            Types.Tokens fresh = renewal.apply(current);
            begin(fresh);
            return fresh.accessToken();
        } catch (Problem problem) {
            if (problem.status() == 401) {
                end();
            }
            throw problem;
        }
    }
}
