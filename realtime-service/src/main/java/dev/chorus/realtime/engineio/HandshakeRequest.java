package dev.chorus.realtime.engineio;

import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that opened a session.
 *
 * @param query the query parameters, decoded
 * @param headers the headers named by {@link EngineConfig#retainedHeaders()}, in lower case; no others are kept
 * @param remoteAddress the peer of the TCP connection: a proxy's, when there is one
 * @param transport the transport that the session began with
 */
public record HandshakeRequest(
        Map<String, List<String>> query,
        Map<String, String> headers,
        SocketAddress remoteAddress,
        TransportType transport) {

    public HandshakeRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The first value of a query parameter. */
    public @Nullable String queryParameter(String name) {
        var values = query.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** A retained header by its lower case name. */
    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
