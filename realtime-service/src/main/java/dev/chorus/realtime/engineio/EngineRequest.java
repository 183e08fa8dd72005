package dev.chorus.realtime.engineio;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the query parameters say (sections "Query parameters"). */
record EngineRequest(
        @Nullable String version,
        @Nullable String transport,
        @Nullable String sid,
        Map<String, List<String>> applicationParameters) {

    private static final Set<String> PROTOCOL_PARAMETERS = Set.of("EIO", "transport", "sid", "t", "b64", "j");

    static EngineRequest of(QueryStringDecoder uri) throws MalformedPacketException {
        try {
            var parameters = uri.parameters();
            var others = parameters.entrySet().stream()
                    .filter(parameter -> !PROTOCOL_PARAMETERS.contains(parameter.getKey()))
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, parameter -> List.copyOf(parameter.getValue())));
            return new EngineRequest(
                    first(parameters, "EIO"), first(parameters, "transport"), first(parameters, "sid"), others);
        } catch (IllegalArgumentException _) {
            throw new MalformedPacketException("query string");
        }
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        var values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }

    @Nullable
    TransportType transportType() {
        return switch (transport) {
            case "polling" -> TransportType.POLLING;
            case "websocket" -> TransportType.WEBSOCKET;
            case null, default -> null;
        };
    }

    boolean isSupportedVersion() {
        return "4".equals(version);
    }
}
