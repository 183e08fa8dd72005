package dev.chorus.local;

import java.util.List;
import java.util.Set;

/** How something comes to be said. Thread-safe. */
interface Speech extends AutoCloseable {

    /**
     * What was said to someone.
     *
     * @param id by which it is told apart when it is heard
     * @param hearers whose devices hear it
     */
    record Said(String id, List<Person> hearers) {}

    Said toOne(Person speaker, Person listener, String content);

    /** Returns the id by which it is told apart when it is heard. */
    String toAll(Person speaker, String content);

    /** The events by which it is heard. What each carries first has the id. */
    Set<String> heardAs();

    @Override
    default void close() {}

    /** As users say it: by messages and posts. */
    static Speech overRest() {
        return new Speech() {
            @Override
            public Said toOne(Person speaker, Person listener, String content) {
                String id = speaker.writes(listener, content).path("id").asString();
                return new Said(id, List.of(speaker, listener));
            }

            @Override
            public String toAll(Person speaker, String content) {
                return speaker.publishes(content).path("id").asString();
            }

            @Override
            public Set<String> heardAs() {
                return Set.of("new_message", "new_post");
            }
        };
    }
}
