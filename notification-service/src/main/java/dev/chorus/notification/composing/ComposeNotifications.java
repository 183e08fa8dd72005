package dev.chorus.notification.composing;

import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Mailboxes;
import dev.chorus.notification.mailbox.OpenMailboxes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notifies of what happened to posts, and takes back what was undone. */
@Component
class ComposeNotifications {
    private final Mailboxes mailboxes;
    private final ComposingSettings settings;

    ComposeNotifications(Mailboxes mailboxes, ComposingSettings settings) {
        this.mailboxes = mailboxes;
        this.settings = settings;
    }

    /** Handles the events in their order, with a few statements for all of them, in the caller's transaction. */
    Mono<Void> from(List<PostEvent> events) {
        List<Effect> effects =
                events.stream().map(Effect::of).flatMap(Optional::stream).toList();
        if (effects.isEmpty()) {
            return Mono.empty();
        }
        return open(effects)
                .doOnNext(open -> effects.forEach(effect -> apply(effect, open)))
                .flatMap(mailboxes::close);
    }

    private Mono<OpenMailboxes> open(List<Effect> effects) {
        Set<UUID> recipients = new HashSet<>();
        Set<Act> acts = new HashSet<>();
        Set<UUID> posts = new HashSet<>();
        for (Effect effect : effects) {
            recipients.add(effect.recipientId());
            switch (effect) {
                case Effect.Deliver deliver -> acts.add(deliver.draft().act());
                case Effect.TakeBack takeBack -> acts.add(takeBack.act());
                case Effect.TakeBackAll takeBackAll -> posts.add(takeBackAll.postId());
            }
        }
        return mailboxes.open(recipients, acts, posts);
    }

    private void apply(Effect effect, OpenMailboxes open) {
        switch (effect) {
            case Effect.Deliver deliver -> open.deliver(deliver.draft(), settings.repeatSilence());
            case Effect.TakeBack takeBack -> open.takeBack(takeBack.act());
            case Effect.TakeBackAll takeBackAll -> open.takeBackAll(takeBackAll.postId());
        }
    }
}
