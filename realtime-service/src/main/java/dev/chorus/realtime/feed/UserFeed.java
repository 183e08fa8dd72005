package dev.chorus.realtime.feed;

import dev.chorus.events.UserEvent;
import dev.chorus.realtime.audience.Audiences;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.AuthorErased;
import dev.chorus.realtime.hub.Publication.AuthorVisibility;
import dev.chorus.realtime.presence.Attendance;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose posts' rooms are open, and who shows their presence. */
@Component
final class UserFeed {

    private final Audiences audiences;
    private final Attendance attendance;

    UserFeed(Audiences audiences, Attendance attendance) {
        this.audiences = audiences;
        this.attendance = attendance;
    }

    List<Publication> publications(UserEvent event) {
        return switch (event) {
            case UserEvent.Updated updated -> {
                boolean hidden = Boolean.TRUE.equals(updated.presenceHidden());
                if (audiences.hidePresence(updated.userId(), hidden)) {
                    attendance.hide(updated.userId(), hidden);
                }
                yield List.of(new AuthorVisibility(updated.userId(), updated.privateAccount()));
            }
            case UserEvent.Erased erased -> List.of(new AuthorErased(erased.userId()));
            case UserEvent.Registered _, UserEvent.SessionRevoked _ -> List.of();
        };
    }
}
