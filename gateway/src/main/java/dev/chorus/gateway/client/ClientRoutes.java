package dev.chorus.gateway.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the web client: what is one of its files, and nothing else. All other paths are as if it were not there. */
@Configuration(proxyBeanMethods = false)
class ClientRoutes {
    private static final Pattern GZIP = Pattern.compile("gzip(;q=(?!0(\\.0*)?$).*)?");

    /** Only what we serve ourselves runs or is called, and no text may become markup. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");

    @Bean
    RouterFunction<ServerResponse> webClient(ClientFiles files) {
        return request -> Mono.justOrEmpty(file(files, request).map(ClientRoutes::handler));
    }

    private static Optional<ClientFile> file(ClientFiles files, ServerRequest request) {
        HttpMethod method = request.method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)
                ? files.at(request.path())
                : Optional.empty();
    }

    private static HandlerFunction<ServerResponse> handler(ClientFile file) {
        return request -> {
            if (isHeld(request.headers().asHttpHeaders(), file)) {
                return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                        .headers(headers -> describe(headers, file))
                        .build();
            }
            boolean gzip = takesGzip(request.headers().header(HttpHeaders.ACCEPT_ENCODING));
            byte[] body = gzip ? file.gzip() : file.plain();
            return ServerResponse.ok()
                    .headers(headers -> {
                        describe(headers, file);
                        headers.setContentLength(body.length);
                        if (gzip) {
                            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
                        }
                    })
                    .contentType(file.type())
                    .bodyValue(body);
        };
    }

    /** Asked about at each load, which costs next to nothing while it is unchanged: a new version is seen at once. */
    private static void describe(HttpHeaders headers, ClientFile file) {
        headers.setCacheControl(
                CacheControl.maxAge(Duration.ZERO).mustRevalidate().cachePublic());
        headers.setETag(file.etag());
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
    }

    private static boolean isHeld(HttpHeaders headers, ClientFile file) {
        return headers.getIfNoneMatch().stream()
                .map(held -> held.startsWith("W/") ? held.substring(2) : held)
                .anyMatch(held -> held.equals(file.etag()) || held.equals("*"));
    }

    private static boolean takesGzip(List<String> acceptEncoding) {
        return acceptEncoding.stream()
                .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split(",", -1)))
                .anyMatch(coding -> GZIP.matcher(coding.replace(" ", "")).matches());
    }
}
