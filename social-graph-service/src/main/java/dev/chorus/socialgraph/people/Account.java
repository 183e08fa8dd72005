package dev.chorus.socialgraph.people;

import dev.chorus.events.UserEvent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The state of an account that an event carries. */
record Account(
        UUID id,
        String username,
        String displayName,
        boolean isPrivate,
        boolean erased,
        boolean presenceHidden,
        long version,
        Instant createdAt) {

    static Stream<Account> of(UserEvent event) {
        return switch (event) {
            case UserEvent.Registered user ->
                Stream.of(new Account(
                        user.userId(),
                        user.username(),
                        user.displayName(),
                        user.privateAccount(),
                        false,
                        false,
                        user.version(),
                        user.createdAt()));
            case UserEvent.Updated user ->
                Stream.of(new Account(
                        user.userId(),
                        user.username(),
                        user.displayName(),
                        user.privateAccount(),
                        false,
                        Boolean.TRUE.equals(user.presenceHidden()),
                        user.version(),
                        user.createdAt()));
            case UserEvent.Erased user ->
                Stream.of(new Account(user.userId(), "", "", true, true, true, user.version(), Instant.EPOCH));
            case UserEvent.SessionRevoked _ -> Stream.empty();
        };
    }

    static Account newer(Account one, Account other) {
        return other.version() > one.version() ? other : one;
    }

    /** By which the account is found; none for an erased one. */
    Set<String> terms() {
        return Folded.terms(username, displayName);
    }
}
