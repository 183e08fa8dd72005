package dev.chorus.realtime.hub;

import java.util.Locale;

/** All that the edge says to clients unasked. {@code docs/asyncapi.yaml} describes each; a test holds the two together. */
public enum PushedEvent {
    NEW_POST,
    POST_UPDATED,
    POST_DELETED,
    NEW_COMMENT,
    COMMENT_DELETED,
    POST_STATS,
    NEW_NOTIFICATION,
    NOTIFICATION_MARKED_READ,
    NOTIFICATION_REMOVED,
    NEW_MESSAGE,
    MESSAGE_READ,
    USER_TYPING,
    USER_STOP_TYPING,
    USER_ONLINE,
    USER_OFFLINE,
    TOKEN_EXPIRING,
    SYNC_REQUIRED,
    POSITION;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The event's name as clients listen for it. Never changed once published. */
    public String wireName() {
        return wireName;
    }
}
