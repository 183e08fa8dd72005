package dev.chorus.realtime.engineio;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/** The headers that let a browser's page of an allowed origin use long-polling. */
final class Cors {

    private static final String PREFLIGHT_SECONDS = "600";

    private Cors() {}

    static boolean isPreflight(HttpRequest request) {
        return request.method().equals(HttpMethod.OPTIONS);
    }

    static void apply(HttpRequest request, EngineConfig config, HttpHeaders response) {
        var origin = request.headers().get(HttpHeaderNames.ORIGIN);
        if (origin == null || !config.allowedOrigins().test(origin)) {
            return;
        }
        response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
                .set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        if (isPreflight(request)) {
            response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET,POST")
                    .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
            var wanted = request.headers().get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
            if (wanted != null) {
                response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
            }
        }
    }
}
