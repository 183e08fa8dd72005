package dev.chorus.realtime.upstream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Why a client does not get what it asked for, in words and as a stable code. Carries no stack trace. */
public final class Refusal extends RuntimeException {
    private final String code;

    /** @param message for the person who reads it; reveals nothing they may not know */
    public Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public static Refusal badRequest(String message) {
        return new Refusal("BAD_REQUEST", message);
    }

    public static Refusal unauthenticated() {
        return new Refusal("UNAUTHENTICATED", "A valid access token is needed.");
    }

    public static Refusal forbidden(String message) {
        return new Refusal("FORBIDDEN", message);
    }

    public static Refusal notFound() {
        return new Refusal("NOT_FOUND", "There is nothing here.");
    }

    public static Refusal rateLimited() {
        return new Refusal("RATE_LIMITED", "Too many events. Try again later.");
    }

    public static Refusal tooManySockets() {
        return new Refusal("RATE_LIMITED", "Too many connections. Close another one first.");
    }

    public static Refusal unavailable() {
        return new Refusal("UNAVAILABLE", "This is not available right now. Try again later.");
    }

    /** A fault of ours; says nothing about it. */
    public static Refusal internal() {
        return new Refusal("INTERNAL", "Something went wrong on our side.");
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** Of a {@code connect_error}. */
    public JsonNode data() {
        return JsonNodeFactory.instance.objectNode().put("code", code);
    }
}
