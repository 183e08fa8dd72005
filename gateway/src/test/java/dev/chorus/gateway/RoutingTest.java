package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends GatewayTest {
    private static final String ID = "0197c5a0-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        "POST, /api/auth/register, auth",
        "POST, /api/auth/login, auth",
        "POST, /api/auth/refresh, auth",
        "POST, /api/auth/logout, auth",
        "GET, /api/auth/sessions, auth",
        "DELETE, /api/auth/sessions/" + ID + ", auth",
        "GET, /api/users/me, auth",
        "PATCH, /api/users/me, auth",
        "DELETE, /api/users/me, auth",
        "GET, /.well-known/jwks.json, auth",
        "GET, /api/users/" + ID + ", social-graph",
        "GET, /api/users/" + ID + "/followers, social-graph",
        "GET, /api/users/" + ID + "/following, social-graph",
        "POST, /api/follow, social-graph",
        "PUT, /api/follow/" + ID + ", social-graph",
        "GET, /api/follow/requests, social-graph",
        "POST, /api/follow/requests/" + ID + ", social-graph",
        "GET, /api/blocks, social-graph",
        "PUT, /api/blocks/" + ID + ", social-graph",
        "GET, /api/mutes, social-graph",
        "DELETE, /api/mutes/" + ID + ", social-graph",
        "GET, /api/search?q=ada, social-graph",
        "GET, /api/posts, post",
        "POST, /api/posts, post",
        "GET, /api/posts/" + ID + ", post",
        "POST, /api/posts/" + ID + "/like, post",
        "GET, /api/posts/" + ID + "/comments, post",
        "DELETE, /api/posts/" + ID + "/comments/" + ID + ", post",
        "GET, /api/messages?userId=" + ID + ", messaging",
        "GET, /api/messages/conversations, messaging",
        "POST, /api/messages/requests, messaging",
        "PUT, /api/messages/" + ID + "/read, messaging",
        "GET, /api/notifications, notification",
        "PUT, /api/notifications/read, notification",
        "POST, /api/notifications/" + ID + ", notification",
        "GET, /api/presence?userIds=" + ID + ", realtime",
        "GET, /socket.io/?EIO=4&transport=polling, realtime-socket",
        "POST, /socket.io/?EIO=4&transport=polling&sid=x, realtime-socket",
    })
    void eachPathReachesItsService(String method, String path, String service) throws Exception {
        HttpResponse<String> answer = send(authorized(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Service")).contains(service);
        assertThat(answer.body()).startsWith(service + "\n" + method + " " + path + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/users/1/projection",
                "/internal",
                "/internal/",
                "//internal/users/1",
                "/%69nternal/users/1",
                "/api/posts/..%2f..%2finternal/users",
                "/api/posts/%2e%2e/%2e%2e/internal/users",
                "/api/posts/../../internal/users",
                "/api/./posts",
                "/api/posts/..",
                "/api;x=1/posts",
                "/api/posts;x",
                "/api//posts",
                "/api/posts\\..\\internal",
                "/socket.io/../internal",
                "/socket.io/%2e%2e/internal",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/%61ctuator/health",
                "http://localhost/internal/users",
                "/unknown",
                "/favicon.ico",
                "/web-client/index.html",
            })
    void nothingElseIsRouted(String target) throws Exception {
        int before = Services.requests();

        String answer = RawHttp.get(port, target, "Authorization: Bearer " + token() + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("application/problem+json", "\"NOT_FOUND\"");
        assertThat(Services.requests()).isEqualTo(before);
    }

    @Test
    void aQueryArrivesAsItWasSent() throws Exception {
        String query = "q=a%20b%2Bc+d&x=%5B1%5D&y=%E4%B8%AD&z=a[0]&p=%25";
        String answer = RawHttp.get(port, "/api/search?" + query, "Authorization: Bearer " + token() + "\r\n");

        assertThat(answer).contains("GET /api/search?" + query + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "q=a|b, q=a%7Cb",
        "q={a}, q=%7Ba%7D",
        "q=a^b`c, q=a%5Eb%60c",
        "q=50%, q=50%25",
        "q=%zz, q=%25zz",
        "q=<a>\\, q=%3Ca%3E%5C",
        "q=\u00e9, q=%E9",
    })
    void aSloppyQueryIsEscaped(String query, String escaped) throws Exception {
        String answer = RawHttp.get(port, "/api/search?" + query, "Authorization: Bearer " + token() + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("GET /api/search?" + escaped + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW", "CONNECT"})
    void anUnknownMethodIsNotAllowed(String method) throws Exception {
        String answer =
                RawHttp.exchange(port, method + " /api/posts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("METHOD_NOT_ALLOWED", "Allow:");
    }

    @Test
    void aBodyArrivesWhole() throws Exception {
        String body = "{\"content\":\"" + "é".repeat(20_000) + "\"}";
        HttpResponse<String> answer = send(authorized("/api/posts")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.body()).contains("Content-Type: application/json\n", "Idempotency-Key: k-1\n");
        assertThat(answer.body()).endsWith("\n\n" + body);
    }

    @Test
    void theAuthorizationIsPassedOnForTheServiceToCheckItself() throws Exception {
        String token = token();
        HttpResponse<String> answer = send(to("/api/posts").header("Authorization", "Bearer " + token));

        assertThat(answer.body()).contains("Authorization: Bearer " + token + "\n");
    }

    @Test
    void theServiceHearsOfTheTraceThatTheAnswerNames() throws Exception {
        HttpResponse<String> answer = send(authorized("/api/posts"));
        HttpResponse<String> refused = send(to("/api/posts"));

        String itsTrace = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(answer.body()).contains("traceparent: 00-" + itsTrace + "-");
        assertThat(refused.body())
                .contains("\"traceId\":\""
                        + refused.headers().firstValue("X-Request-Id").orElseThrow() + "\"");
    }
}
