package dev.chorus.notification.following;

import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.OpenMailboxes;
import java.util.UUID;

/** A follow request of which the outcome is known. */
public record SettledRequest(UUID requestId, UUID followerId, UUID followeeId, RequestStatus status) {

    /** The notification that tells of it. */
    public Act act() {
        return Act.followRequest(followeeId, followerId);
    }

    /**
     * Makes its notification tell the outcome, silently; that of a withdrawn one is taken back, unless it was read. Changes
     * nothing if that notification tells of a later request.
     */
    public void settle(OpenMailboxes mailboxes) {
        mailboxes
                .metadata(act())
                .map(FollowMetadata::read)
                .filter(metadata -> requestId.equals(metadata.requestId()))
                .ifPresent(metadata -> {
                    mailboxes.describe(act(), metadata.with(status).write());
                    if (status == RequestStatus.WITHDRAWN) {
                        mailboxes.takeBack(act());
                    }
                });
    }
}
