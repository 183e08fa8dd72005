package dev.chorus.notification.composing;

import dev.chorus.notification.audience.Silence;
import dev.chorus.notification.following.SettledRequest;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import dev.chorus.notification.mailbox.OpenMailboxes;
import dev.chorus.notification.mailbox.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What an event does to mailboxes. */
sealed interface Effect {

    record Deliver(Draft draft) implements Effect {}

    record Ask(Draft draft) implements Effect {}

    record Group(Draft draft) implements Effect {}

    record MarkRead(UUID recipientId, Act act, Instant upTo) implements Effect {}

    record TakeBack(UUID recipientId, Act act) implements Effect {}

    record TakeBackAll(UUID recipientId, UUID postId) implements Effect {}

    record Settle(SettledRequest request) implements Effect {}

    record Begin(Silence silence) implements Effect {}

    record End(Silence silence) implements Effect {}

    /** Names what it needs to be applied. */
    default void addTo(Scope scope) {
        switch (this) {
            case Deliver(Draft draft) -> scope.add(draft);
            case Ask(Draft draft) -> scope.add(draft);
            case Group(Draft draft) -> scope.add(draft);
            case MarkRead(UUID recipientId, Act act, Instant _) -> scope.add(recipientId, act);
            case TakeBack(UUID recipientId, Act act) -> scope.add(recipientId, act);
            case TakeBackAll(UUID recipientId, UUID postId) -> scope.addPost(recipientId, postId);
            case Settle(SettledRequest request) -> scope.add(request.followeeId(), request.act());
            case Begin(Silence silence) -> scope.add(silence);
            case End(Silence silence) -> scope.add(silence);
        }
    }

    /** @param repeatSilence for how long an act done again is not announced again */
    default void applyTo(OpenMailboxes open, Duration repeatSilence) {
        switch (this) {
            case Deliver(Draft draft) -> open.deliver(draft, repeatSilence);
            case Ask(Draft draft) -> open.ask(draft, repeatSilence);
            case Group(Draft draft) -> open.group(draft);
            case MarkRead(UUID _, Act act, Instant upTo) -> open.markRead(act, upTo);
            case TakeBack(UUID _, Act act) -> open.takeBack(act);
            case TakeBackAll(UUID _, UUID postId) -> open.takeBackAll(postId);
            case Settle(SettledRequest request) -> request.settle(open);
            case Begin(Silence silence) -> open.begin(silence);
            case End(Silence silence) -> open.end(silence);
        }
    }
}
