package dev.chorus.client;

import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Conversations between two people, and requests to begin one. Each method is the call that {@code docs/openapi.yaml} describes under its name. */
public final class Messages {
    private final Rest rest;

    Messages(Rest rest) {
        this.rest = rest;
    }

    public Types.Page<Types.Message> listMessages(String userId, Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/messages", "userId", userId));
    }

    public Types.Message sendMessage(String receiverId, String content) {
        return rest.call(
                Types.Message.class, "POST", "/api/messages", Map.of("receiverId", receiverId, "content", content));
    }

    public Types.Page<Types.Conversation> listConversations(Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/messages/conversations"));
    }

    public Types.Page<Types.MessageRequest> listMessageRequests(Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/messages/requests"));
    }

    public Types.DecidedRequest decideMessageRequest(String requestId, boolean accept) {
        return rest.call(
                Types.DecidedRequest.class,
                "POST",
                "/api/messages/requests",
                Map.of("requestId", requestId, "action", accept ? "accept" : "reject"));
    }

    public void readMessages(String conversationId, String messageId) {
        rest.call("PUT", Rest.path("/api/messages/%s/read", conversationId), Map.of("messageId", messageId));
    }
}
