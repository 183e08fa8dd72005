package dev.chorus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpstreamCallsTest {

    @ParameterizedTest
    @MethodSource("failuresBeforeTheServiceWasReached")
    void whatNeverReachedTheServiceIsLikeBeingRefusedByIt(Exception cause) {
        assertThat(UpstreamCalls.asRefused(cause))
                .isInstanceOf(ConnectException.class)
                .hasCause(cause);
    }

    static Stream<Exception> failuresBeforeTheServiceWasReached() {
        return Stream.of(
                new UnknownHostException("no-such-host.invalid"),
                new NoRouteToHostException("No route to host"),
                new TimeoutException("no connection became free"));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void whatMayHaveReachedTheServiceStaysWhatItIs(Exception cause) {
        assertThat(UpstreamCalls.asRefused(cause)).isSameAs(cause);
    }

    static Stream<Exception> otherFailures() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new IOException("Broken pipe"));
    }
}
