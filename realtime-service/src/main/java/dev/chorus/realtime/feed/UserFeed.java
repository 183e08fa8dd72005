package dev.chorus.realtime.feed;

import dev.chorus.events.UserEvent;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.AuthorErased;
import dev.chorus.realtime.hub.Publication.AuthorVisibility;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose posts' rooms are open. */
@Component
final class UserFeed {

    List<Publication> publications(UserEvent event) {
        return switch (event) {
            case UserEvent.Updated updated -> List.of(new AuthorVisibility(updated.userId(), updated.privateAccount()));
            case UserEvent.Erased erased -> List.of(new AuthorErased(erased.userId()));
            case UserEvent.Registered _, UserEvent.SessionRevoked _ -> List.of();
        };
    }
}
