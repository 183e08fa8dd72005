package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import io.netty.handler.codec.http.HttpMethod;
import java.util.function.Consumer;

/** How posts come to be made. */
interface Publishing extends AutoCloseable {

    /**
     * On the loop.
     *
     * @param text without anything that JSON would escape
     * @param taken called on the loop: whether it will be told to everyone
     */
    void post(Account author, String text, Consumer<Boolean> taken);

    @Override
    default void close() {}

    /** As users make them. */
    static Publishing overRest(Http http) {
        return (author, text, taken) -> http.send(
                HttpMethod.POST,
                "/api/posts",
                author.token(),
                "{\"content\":\"" + text + "\"}",
                (status, _) -> taken.accept(status >= 200 && status < 300));
    }
}
