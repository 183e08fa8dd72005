/** What each recipient has been notified of, and how much of it is unread. */
@NullMarked
package dev.chorus.notification.mailbox;

import org.jspecify.annotations.NullMarked;
