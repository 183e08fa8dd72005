package dev.chorus.local;

/** How something comes to be said. Each returns the id by which it is told apart when it is heard. Thread-safe. */
interface Speech extends AutoCloseable {

    String message(Person sender, Person receiver, String content);

    String post(Person author, String content);

    @Override
    default void close() {}

    /** As users say it. */
    static Speech overRest() {
        return new Speech() {
            @Override
            public String message(Person sender, Person receiver, String content) {
                return sender.writes(receiver, content).path("id").asString();
            }

            @Override
            public String post(Person author, String content) {
                return author.publishes(content).path("id").asString();
            }
        };
    }
}
