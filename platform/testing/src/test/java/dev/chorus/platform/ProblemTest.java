package dev.chorus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ServiceTest
class ProblemTest {
    @Autowired
    WebTestClient client;

    @Autowired
    TestTokens tokens;

    @Test
    void aFieldThatIsMissingOrWrongIsNamed() {
        expect(post("{}"), 400, "VALIDATION_FAILED")
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
        expect(post("{\"name\":\" \"}"), 400, "VALIDATION_FAILED");
        expect(post("{\"name\":\"12345678901\"}"), 400, "VALIDATION_FAILED");
        expect(post("{\"name\":\"nul\\u0000\"}"), 400, "VALIDATION_FAILED");
        expect(post("{\"name\":\"half \\ud83d\"}"), 400, "VALIDATION_FAILED");
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        post("{\"name\":\"" + "😀".repeat(10) + "\"}").expectStatus().isCreated();
        expect(post("{\"name\":\"" + "😀".repeat(11) + "\"}"), 400, "VALIDATION_FAILED");
    }

    @Test
    void aBodyThatCannotBeReadIsTheCallersMistake() {
        expect(post("{\"name\":"), 400, "VALIDATION_FAILED");
        expect(post("{\"name\":{}}"), 400, "VALIDATION_FAILED");
        expect(post("[]"), 400, "VALIDATION_FAILED");
        expect(post(""), 400, "VALIDATION_FAILED");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        expect(
                authorised(HttpMethod.POST, "/api/things")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("x")
                        .exchange(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        expect(post("{\"name\":\"" + "x".repeat(70_000) + "\"}"), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void whatIsNotThereAndWhatCannotBeAnIdAreTheSame() {
        expect(get("/api/things/" + UUID.randomUUID()), 404, "NOT_FOUND");
        expect(get("/api/things/not-an-id"), 404, "NOT_FOUND");
        expect(get("/api/nothing"), 404, "NOT_FOUND");
    }

    @Test
    void anotherMethodIsRefusedWithTheOnesThereAre() {
        ResponseSpec response = authorised(HttpMethod.DELETE, "/api/things").exchange();
        response.expectHeader().valueEquals(HttpHeaders.ALLOW, "POST");
        expect(response, 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void aFaultRevealsNothing() {
        String body = new String(
                expect(get("/api/fault"), 500, "INTERNAL").returnResult().getResponseBodyContent());
        assertThat(body).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void aPageIsBoundedAndItsCursorChecked() {
        get("/api/pages").expectBody().jsonPath("$.limit").isEqualTo(20);
        expect(get("/api/pages?limit=0"), 400, "VALIDATION_FAILED");
        expect(get("/api/pages?limit=101"), 400, "VALIDATION_FAILED");
        expect(get("/api/pages?limit=ten"), 400, "VALIDATION_FAILED");
        expect(get("/api/pages?cursor=nonsense"), 400, "VALIDATION_FAILED");
    }

    @Test
    void aCallWithoutAValidTokenIsRefused() {
        expect(client.get().uri("/api/me").exchange(), 401, "UNAUTHENTICATED");
        expect(bearer("nonsense"), 401, "UNAUTHENTICATED");
        UUID user = UUID.randomUUID();
        expect(
                bearer(tokens.accessToken(user, "ann", UUID.randomUUID(), Duration.ofSeconds(-1))),
                401,
                "UNAUTHENTICATED");
        String signed = tokens.accessToken(user, "ann");
        expect(bearer(signed.substring(0, signed.lastIndexOf('.')) + ".AAAA"), 401, "UNAUTHENTICATED");
        bearer(signed).expectStatus().isOk().expectBody().jsonPath("$.userId").isEqualTo(user.toString());
        client.get().uri("/api/open").exchange().expectStatus().isOk();
    }

    private ResponseSpec bearer(String token) {
        return client.get()
                .uri("/api/me")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private ResponseSpec get(String path) {
        return authorised(HttpMethod.GET, path).exchange();
    }

    private ResponseSpec post(String body) {
        return authorised(HttpMethod.POST, "/api/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.RequestBodySpec authorised(HttpMethod method, String path) {
        String token = tokens.accessToken(UUID.randomUUID(), "ann");
        return client.method(method).uri(path).headers(headers -> headers.setBearerAuth(token));
    }

    private static WebTestClient.BodyContentSpec expect(ResponseSpec response, int status, String code) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.type")
                .isEqualTo("urn:chorus:problem:" + code)
                .jsonPath("$.traceId")
                .value(String.class, traceId -> assertThat(traceId).matches("[0-9a-f]{32}"));
    }
}
