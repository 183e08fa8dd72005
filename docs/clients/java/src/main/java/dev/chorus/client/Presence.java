package dev.chorus.client;

import java.util.Collection;

/** Who is online. Each method is the call that {@code docs/openapi.yaml} describes under its name. */
public final class Presence {
    private final Rest rest;

    Presence(Rest rest) {
        this.rest = rest;
    }

    public Types.PresenceList readPresence(Collection<String> userIds) {
        return rest.call(
                Types.PresenceList.class,
                "GET",
                Rest.query("/api/presence", "userIds", String.join(",", userIds)),
                null);
    }
}
