package dev.chorus.notification.listing;

import dev.chorus.notification.mailbox.Notification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a recipient's notifications.
 *
 * @param nextCursor null on the last page
 * @param unreadCount of all that the recipient has, whatever the page
 */
record NotificationList(List<Notification> items, @Nullable String nextCursor, int unreadCount) {}
