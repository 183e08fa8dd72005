package dev.chorus.realtime.hub;

import java.util.UUID;

/** Names a set of sockets that hear the same. */
public sealed interface Room {

    /** Every socket is in it. */
    Room EVERYONE = new Everyone();

    /** See {@link #EVERYONE}. */
    record Everyone() implements Room {}

    /** All devices of one user; entered on connecting. */
    record User(UUID id) implements Room {}

    /** All sockets that one login stands behind, by the token's {@code sid}; entered on connecting. */
    record Login(UUID id) implements Room {}

    /** Those who look at one post; entered on request. */
    record Post(UUID id) implements Room {}

    /** Whose post a room is about. */
    record Author(UUID id, boolean isPrivate) {}
}
