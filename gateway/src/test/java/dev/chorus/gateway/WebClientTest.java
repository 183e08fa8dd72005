package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebClientTest extends GatewayTest {
    private static final int MOST = 200_000;
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=UTF-8",
        "/index.html, text/html;charset=UTF-8",
        "/app/main.js, text/javascript;charset=UTF-8",
        "/styles/tokens.css, text/css;charset=UTF-8",
        "/favicon.svg, image/svg+xml",
        "/vendor/socket.io.esm.min.js, text/javascript;charset=UTF-8",
    })
    void everyoneIsServedTheClient(String path, String type) throws Exception {
        int before = Services.requests();

        HttpResponse<String> answer = send(to(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(Services.requests()).isEqualTo(before);
    }

    @Test
    void theFirstLoadIsSmall() throws Exception {
        Set<String> first = new TreeSet<>(Set.of("/"));
        ADDRESS.matcher(send(to("/")).body())
                .results()
                .map(match -> match.group(1))
                .forEach(first::add);

        int transferred = 0;
        for (String path : first) {
            HttpResponse<byte[]> answer =
                    HTTP.send(to(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            transferred += answer.body().length + 500;
        }

        assertThat(first).contains("/app/core/live.js", "/app/feed/post-card.js", "/vendor/socket.io.esm.min.js");
        assertThat(transferred).isLessThan(MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, GZIP;q=0.5", "br, gzip"})
    void whoTakesGzipGetsTheSameCompressed(String encodings) throws Exception {
        HttpResponse<byte[]> answer = HTTP.send(
                to("/app/main.js").header("Accept-Encoding", encodings).build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(send(to("/app/main.js")).body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.0"})
    void whoDoesNotGetsItPlain(String encodings) throws Exception {
        HttpResponse<String> answer = send(to("/app/main.js").header("Accept-Encoding", encodings));

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).contains("import");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app/main.js"})
    void whoHasItAlreadyIsNotSentItAgain(String path) throws Exception {
        HttpResponse<String> first = send(to(path));
        String etag = first.headers().firstValue("ETag").orElseThrow();

        for (String held : Set.of(etag, "W/" + etag, "\"other\", " + etag)) {
            HttpResponse<String> again = send(to(path).header("If-None-Match", held));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().allValues("Cache-Control"))
                    .isEqualTo(first.headers().allValues("Cache-Control"))
                    .noneMatch(value -> value.contains("no-store"));
        }
        assertThat(send(to(path).header("If-None-Match", "\"other\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHeadHasNoBody() throws Exception {
        HttpResponse<String> answer = send(to("/").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /app/nothing.js",
        "GET, /app/",
        "GET, /app",
        "GET, /styles",
        "GET, /web-client/app/main.js",
        "GET, /index",
        "POST, /",
        "PUT, /app/main.js",
    })
    void whatIsNoneOfItsFilesIsAProblemLikeBefore(String method, String path) throws Exception {
        HttpResponse<String> answer = send(to(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
        assertThat(answer.body()).contains("\"NOT_FOUND\"");
    }

    @Test
    void whatTheServicesAnswerIsNotCompressedHere() throws Exception {
        HttpResponse<String> answer = send(authorized("/api/posts").header("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void noScriptIsInThePageItself() throws Exception {
        String page = send(to("/")).body();

        assertThat(Pattern.compile("<script(?![^>]* src=)").matcher(page).find())
                .isFalse();
        assertThat(Stream.of(" style=", " onclick=", "http://", "https://")).noneMatch(page::contains);
    }
}
