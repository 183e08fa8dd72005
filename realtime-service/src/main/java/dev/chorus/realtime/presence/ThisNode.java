package dev.chorus.realtime.presence;

import dev.chorus.platform.defaults.Ids;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process among the nodes of the edge. */
@Component
final class ThisNode {
    private final UUID id;

    ThisNode(Ids ids) {
        this.id = ids.next();
    }

    /** New each time the process starts. */
    UUID id() {
        return id;
    }
}
