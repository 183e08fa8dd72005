package dev.chorus.notification.composing;

import dev.chorus.events.MessageEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.notification.mailbox.Mailboxes;
import dev.chorus.notification.mailbox.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notifies of what happened to posts, between people and in conversations, and takes back what was undone. */
@Component
class ComposeNotifications {
    private final Mailboxes mailboxes;
    private final ComposingSettings settings;

    ComposeNotifications(Mailboxes mailboxes, ComposingSettings settings) {
        this.mailboxes = mailboxes;
        this.settings = settings;
    }

    Mono<Void> fromPosts(List<PostEvent> events) {
        return apply(
                events.stream().map(PostEffects::of).flatMap(Optional::stream).toList());
    }

    Mono<Void> fromMessages(List<MessageEvent> events) {
        return apply(events.stream()
                .map(MessageEffects::of)
                .flatMap(Optional::stream)
                .toList());
    }

    Mono<Void> fromSocialGraph(List<SocialGraphEvent> events) {
        return apply(events.stream()
                .flatMap(event -> SocialGraphEffects.of(event).stream())
                .toList());
    }

    /** In their order, with a few statements for all of them, in the caller's transaction. */
    private Mono<Void> apply(List<Effect> effects) {
        if (effects.isEmpty()) {
            return Mono.empty();
        }
        Scope scope = new Scope();
        effects.forEach(effect -> effect.addTo(scope));
        return mailboxes
                .open(scope)
                .doOnNext(open -> effects.forEach(effect -> effect.applyTo(open, settings.repeatSilence())))
                .flatMap(mailboxes::close);
    }
}
