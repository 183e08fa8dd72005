package dev.chorus.messaging;

import static dev.chorus.messaging.Person.refused;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class BadInputTest extends MessagingTest {
    private static final String ID = "01936f60-2b00-7000-8000-000000000100";

    private ResponseSpec send(HttpMethod method, String uri, String body) {
        return person("ada")
                .request(method, uri)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'content':'a'}|receiverId",
                "{'receiverId':'ID'}|content",
                "{'receiverId':'ID','content':' '}|content",
                "{'receiverId':'ID','content':'a\\u0000b'}|content",
                "{'receiverId':'ID','content':'a','clientMessageId':''}|clientMessageId",
                "{'receiverId':'ID','content':'a','clientMessageId':'a b'}|clientMessageId",
                "{'receiverId':'nobody','content':'a'}|receiverId",
            })
    void theFieldThatIsWrongIsNamed(String body, String field) {
        refusedFor(
                send(HttpMethod.POST, "/api/messages", body.replace('\'', '"').replace("ID", ID)), field);
    }

    private static void refusedFor(ResponseSpec response, String field) {
        response.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VALIDATION_FAILED")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        Person ada = person("ada");
        Person bob = person("bob");

        ada.sends(bob, "👋".repeat(5_000));
        refused(ada.write(bob, "👋".repeat(5_001)), 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"text\"", "{\"requestId\":\"" + ID + "\"}", "{\"requestId\":1,\"action\":2}"
            })
    void aBodyThatIsNoDecisionIsRefused(String body) {
        refused(send(HttpMethod.POST, "/api/messages/requests", body), 400, "VALIDATION_FAILED");
        refused(send(HttpMethod.PUT, "/api/messages/" + ID + "/read", body), 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/messages",
                "/api/messages?userId=nobody",
                "/api/messages/conversations?limit=0",
                "/api/messages/conversations?limit=101",
                "/api/messages/requests?cursor=x",
            })
    void aQueryThatIsWrongIsRefused(String uri) {
        refused(person("ada").get(uri), 400, "VALIDATION_FAILED");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        Person ada = person("ada");

        refused(ada.decide(UUID.randomUUID().toString(), "accept"), 404, "NOT_FOUND");
        refused(
                send(HttpMethod.PUT, "/api/messages/" + ID + "/read", "{\"messageId\":\"" + ID + "\"}"),
                404,
                "NOT_FOUND");
        refused(ada.get("/api/messages/nothing/of/the/kind"), 404, "NOT_FOUND");
        refused(ada.request(HttpMethod.DELETE, "/api/messages").exchange(), 405, "METHOD_NOT_ALLOWED");
        http.get().uri("/api/messages").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void theServiceOnlyTellsOtherServicesOfPartners() {
        send(HttpMethod.POST, "/internal/service/partners", "{\"userIds\":[]}")
                .expectStatus()
                .is4xxClientError();
    }
}
