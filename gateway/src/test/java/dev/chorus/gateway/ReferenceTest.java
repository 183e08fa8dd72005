package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReferenceTest extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/docs/, text/html;charset=UTF-8, swagger-ui-bundle.js",
        "/docs/events.html, text/html;charset=UTF-8, events.js",
        "/docs/calls.js, text/javascript;charset=UTF-8, SwaggerUIBundle",
        "/docs/reference.css, text/css;charset=UTF-8, nav",
        "/docs/swagger-ui/swagger-ui.css, text/css;charset=UTF-8, swagger-ui",
        "/docs/swagger-ui/swagger-ui-bundle.js, text/javascript;charset=UTF-8, SwaggerUIBundle",
        "/docs/openapi.yaml, application/yaml, openapi: 3.1.0",
        "/docs/asyncapi.yaml, application/yaml, asyncapi: 3.0.0",
        "/docs/events/post.created.schema.json, application/json, urn:chorus:event:post.created:v1",
        "/docs/events/README.md, text/markdown;charset=UTF-8, Events on Kafka",
    })
    void isThereForEveryone(String path, String type, String content) throws Exception {
        HttpResponse<String> answer = send(to(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).contains(content);
    }

    @Test
    void itsPagesLoadNothingFromElsewhere() throws Exception {
        for (String page : new String[] {"/docs/", "/docs/events.html", "/docs/events.js", "/docs/reference.css"}) {
            HttpResponse<String> answer = send(to(page));
            assertThat(answer.body()).doesNotContain("http:", "https:");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("default-src 'none'").contains("script-src 'self'"));
        }
    }

    @Test
    void itsAddressWithoutASlashLeadsThere() throws Exception {
        HttpResponse<String> answer = send(to("/docs"));

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains("/docs/");
    }

    @Test
    void thePagesGetTheTextsAsJsonWithEventSchemasInPlace() throws Exception {
        JsonNode calls =
                JsonMapper.shared().readTree(send(to("/docs/openapi.json")).body());
        JsonNode events =
                JsonMapper.shared().readTree(send(to("/docs/asyncapi.json")).body());

        assertThat(calls.at("/paths/~1api~1posts/get/operationId").asString()).isEqualTo("listPosts");
        assertThat(calls.at("/paths/~1api~1posts/get/responses/200/content/application~1json/examples/real/value/items")
                        .isArray())
                .isTrue();
        assertThat(events.at("/channels/posts/messages/post.created/payload/title")
                        .asString())
                .isEqualTo("post.created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nothing",
                "/docs/nothing.yaml",
                "/docs/events/nothing.schema.json",
                "/docs/swagger-ui/index.html",
                "/docs/a/b/c.json",
                "/docs/../gateway.yaml",
                "/webjars/swagger-ui/index.html"
            })
    void whatIsNotThereIsAProblem(String path) throws Exception {
        HttpResponse<String> answer = send(to(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
