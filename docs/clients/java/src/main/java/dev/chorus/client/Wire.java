package dev.chorus.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A connection for events, that comes back by itself where it can. */
interface Wire {

    /** What happens on it. Called on any thread. */
    interface Happenings {

        /** The token to connect with; asked each time. May block. */
        @Nullable
        String token();

        void connected();

        void lost();

        /** The server does not let this connection in; it does not come back before {@link Wire#open}. */
        void refused(@Nullable String code);

        void heard(String event, List<JsonNode> arguments);
    }

    void open(Happenings happenings);

    CompletableFuture<JsonNode> say(String event, Object payload);

    void close();
}
