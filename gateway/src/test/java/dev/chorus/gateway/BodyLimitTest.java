package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class BodyLimitTest extends GatewayTest {

    @Test
    void aBodyOfTheLimitIsPassedOn() throws Exception {
        assertThat(post("/api/posts", declared(64 * 1024)).statusCode()).isEqualTo(200);
        assertThat(post("/api/posts", chunked(64 * 1024)).statusCode()).isEqualTo(200);
    }

    @Test
    void aLargerDeclaredBodyIsRefused() throws Exception {
        assertTooLarge(post("/api/posts", declared(64 * 1024 + 1)));
        assertTooLarge(post("/api/posts", declared(3_000_000)));
    }

    @Test
    void aLargerChunkedBodyIsRefused() throws Exception {
        assertTooLarge(post("/api/posts", chunked(64 * 1024 + 1)));
        assertTooLarge(post("/api/posts", chunked(3_000_000)));
    }

    @Test
    void aHugeDeclaredBodyIsRefusedBeforeItIsSent() throws Exception {
        String answer = RawHttp.exchange(
                port,
                "POST /api/posts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token()
                        + "\r\nExpect: 100-continue\r\nContent-Length: 5000000000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void longPollingMayCarryAMegabyte() throws Exception {
        assertThat(post(POLL + "&sid=1", declared(1024 * 1024)).statusCode()).isEqualTo(200);
        assertTooLarge(post(POLL + "&sid=1", declared(1024 * 1024 + 1)));
        assertTooLarge(post(POLL + "&sid=1", chunked(1024 * 1024 + 1)));
    }

    @Test
    void tooManyHeadersAreRefused() throws Exception {
        int before = Services.requests();

        String answer = RawHttp.get(port, "/.well-known/jwks.json", "X-Long: " + "x".repeat(40_000) + "\r\n");

        assertThat(answer)
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("HTTP/1.1 431 "),
                        text -> assertThat(text)
                                .as("closed while we were still sending")
                                .isEmpty());
        assertThat(Services.requests()).isEqualTo(before);
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return send(authorized(path).POST(body));
    }

    private static BodyPublisher declared(int size) {
        return BodyPublishers.ofByteArray(new byte[size]);
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"PAYLOAD_TOO_LARGE\"");
    }
}
