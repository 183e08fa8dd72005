package dev.chorus.gateway.routing;

import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** That a service cannot have acted on a request: it was not reached, or would not talk. */
public final class ConnectFailure {
    private ConnectFailure() {}

    /** With a cause, which the exception's constructor does not take. */
    public static ConnectException of(String message, @Nullable Throwable cause) {
        ConnectException failure = new ConnectException(message);
        failure.initCause(cause);
        return failure;
    }
}
