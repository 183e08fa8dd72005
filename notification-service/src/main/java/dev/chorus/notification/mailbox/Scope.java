package dev.chorus.notification.mailbox;

import dev.chorus.notification.audience.Hearing;
import dev.chorus.notification.audience.Silence;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What is needed of which mailboxes: gathered first, so that a few statements read it all. */
public final class Scope {
    final Set<UUID> recipients = new HashSet<>();
    final Set<Act> acts = new HashSet<>();
    final Set<UUID> posts = new HashSet<>();
    /** To be asked whether they hear. */
    final Set<Hearing> hearings = new HashSet<>();
    /** All that is unread of it. */
    final Set<Hearing> unheard = new HashSet<>();

    /** To deliver it. */
    public Scope add(Draft draft) {
        hearings.add(new Hearing(draft.recipientId(), draft.act().actorId()));
        return add(draft.recipientId(), draft.act());
    }

    /** To change or take back its notification. */
    public Scope add(UUID recipientId, Act act) {
        recipients.add(recipientId);
        acts.add(act);
        return this;
    }

    /** To take back what hangs on the post. */
    public void addPost(UUID recipientId, UUID postId) {
        recipients.add(recipientId);
        posts.add(postId);
    }

    /** To begin or end it. */
    public void add(Silence silence) {
        recipients.addAll(silence.concerned());
        if (silence.kind() == Silence.Kind.BLOCK) {
            unheard.add(new Hearing(silence.silencerId(), silence.silencedId()));
            unheard.add(new Hearing(silence.silencedId(), silence.silencerId()));
        }
    }
}
