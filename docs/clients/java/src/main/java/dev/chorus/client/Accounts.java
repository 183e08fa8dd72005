package dev.chorus.client;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Who one is, and where one is logged in. Each method is the call that {@code docs/openapi.yaml} describes under its name. */
public final class Accounts {
    private final Rest rest;

    Accounts(Rest rest) {
        this.rest = rest;
    }

    public Types.Page<Types.Session> listSessions(Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/auth/sessions"));
    }

    public void revokeSession(String sessionId) {
        rest.call("DELETE", Rest.path("/api/auth/sessions/%s", sessionId), null);
    }

    public Types.OwnUser readOwnUser() {
        return rest.call(Types.OwnUser.class, "GET", "/api/users/me", null);
    }

    /** Changes what the map names: {@code displayName}, {@code private}, {@code presenceHidden}, or both passwords. */
    public Types.OwnUser changeOwnUser(Map<String, ?> changes) {
        return rest.call(Types.OwnUser.class, "PATCH", "/api/users/me", changes);
    }

    public void eraseOwnUser(String currentPassword) {
        rest.call("DELETE", "/api/users/me", Map.of("currentPassword", currentPassword));
    }

    /** A JSON Web Key Set, as text. */
    public String readKeys() {
        return rest.call(JsonNode.class, "GET", "/.well-known/jwks.json", null).toString();
    }
}
