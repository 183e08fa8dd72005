package dev.chorus.client;

import java.util.Map;

/** What others did that concerns the caller. Each method is the call that {@code docs/openapi.yaml} describes under its name. */
public final class Notifications {
    private final Rest rest;

    Notifications(Rest rest) {
        this.rest = rest;
    }

    public Types.NotificationPage listNotifications(boolean unreadOnly, Window window) {
        return rest.call(
                Types.NotificationPage.class,
                "GET",
                window.of("/api/notifications", "unreadOnly", Boolean.toString(unreadOnly)),
                null);
    }

    public Types.Notification decideNotification(String id, boolean accept) {
        return rest.call(
                Types.Notification.class,
                "POST",
                Rest.path("/api/notifications/%s", id),
                Map.of("action", accept ? "accept" : "reject"));
    }

    public void readNotification(String id) {
        rest.call("PUT", Rest.path("/api/notifications/%s/read", id), null);
    }

    public void readAllNotifications() {
        rest.call("PUT", "/api/notifications/read", null);
    }
}
