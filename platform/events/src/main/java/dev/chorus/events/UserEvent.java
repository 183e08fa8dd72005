package dev.chorus.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts and sessions. Topic {@code chorus.users.v1}, keyed by user id, published by auth-service. */
public sealed interface UserEvent extends DomainEvent {

    UUID userId();

    @Override
    default UUID subject() {
        return userId();
    }

    /**
     * A new account.
     *
     * @param version grows with each change of this user; a projection keeps the highest it has seen
     */
    @EventType("user.registered")
    record Registered(
            UUID id,
            Instant at,
            UUID userId,
            @Personal("userId") String username,
            @Personal("userId") String displayName,
            boolean privateAccount,
            long version,
            Instant createdAt)
            implements UserEvent {}

    /**
     * The profile or a switch changed; carries the whole new state.
     *
     * @param presenceHidden whether the user neither shows nor sees who is online; null in events older than this field
     */
    @EventType("user.updated")
    record Updated(
            UUID id,
            Instant at,
            UUID userId,
            @Personal("userId") String username,
            @Personal("userId") String displayName,
            boolean privateAccount,
            long version,
            Instant createdAt,
            @Nullable Boolean presenceHidden)
            implements UserEvent {}

    /** The account is gone; nothing of the person may be kept. */
    @EventType("user.erased")
    record Erased(UUID id, Instant at, UUID userId, long version) implements UserEvent {}

    /** Access tokens with this {@code sid} are refused from now on. */
    @EventType("session.revoked")
    record SessionRevoked(UUID id, Instant at, UUID userId, UUID sessionId) implements UserEvent {}
}
