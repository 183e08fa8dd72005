package dev.chorus.socialgraph.people;

import dev.chorus.events.Author;
import java.util.UUID;

/** An account that has not been erased, as of the newest version that has arrived. */
public record Person(UUID id, String username, String displayName, boolean isPrivate) {

    public Author author() {
        return new Author(id, username, displayName);
    }
}
