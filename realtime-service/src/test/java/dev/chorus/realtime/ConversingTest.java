package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.Author;
import dev.chorus.events.MessageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class ConversingTest extends EdgeTest {
    private final UUID conversationId = UUID.randomUUID();

    private MessageEvent.Sent sent(UUID sender, UUID receiver, String content, String status) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new MessageEvent.Sent(
                UUID.randomUUID(),
                at,
                conversationId,
                UUID.randomUUID(),
                new Author(sender, "ada", "Ada"),
                receiver,
                content,
                "c-1",
                status,
                at);
    }

    @Test
    void aMessageReachesAllDevicesOfBothSidesAndNobodyElse() throws Exception {
        List<TestClient> both = List.of(connect(ada), connect(ada), connect(bob), connect(bob));
        TestClient eve = connect(UUID.randomUUID());
        MessageEvent.Sent message = sent(ada, bob, "Hello", "delivered");

        publish(message);

        for (TestClient client : both) {
            JSONObject heard = (JSONObject) client.hear("new_message");
            assertThat(heard.getString("id")).isEqualTo(message.messageId().toString());
            assertThat(heard.getString("conversationId")).isEqualTo(conversationId.toString());
            assertThat(heard.getString("senderId")).isEqualTo(ada.toString());
            assertThat(heard.getString("receiverId")).isEqualTo(bob.toString());
            assertThat(heard.getString("content")).isEqualTo("Hello");
            assertThat(heard.getString("clientMessageId")).isEqualTo("c-1");
            assertThat(heard.getString("status")).isEqualTo("delivered");
            assertThat(heard.getString("createdAt"))
                    .isEqualTo(message.createdAt().toString());
            assertThat(heard.isNull("readAt")).isTrue();
        }
        assertThat(eve.heard("new_message")).isEmpty();
    }

    @Test
    void aRequestIsSilentUntilItIsAccepted() throws Exception {
        TestClient adas = connect(ada);
        TestClient bobs = connect(bob);
        MessageEvent.Sent message = sent(ada, bob, "May I?", "requested");

        publish(message);
        adas.hear("new_message");
        assertThat(bobs.heard("new_message")).isEmpty();
        publish(new MessageEvent.RequestAccepted(
                UUID.randomUUID(),
                Instant.now(),
                conversationId,
                UUID.randomUUID(),
                message.messageId(),
                message.sender(),
                bob,
                message.content(),
                null,
                message.createdAt()));

        JSONObject heard = (JSONObject) bobs.hear("new_message");
        assertThat(heard.getString("id")).isEqualTo(message.messageId().toString());
        assertThat(heard.getString("status")).isEqualTo("delivered");
        assertThat(adas.heard("new_message")).hasSize(1);
    }

    @Test
    void whatOneDeviceReadsTheOthersHear() throws Exception {
        List<TestClient> both = List.of(connect(ada), connect(bob), connect(bob));
        Instant now = Instant.now();
        UUID messageId = UUID.randomUUID();

        publish(new MessageEvent.Read(UUID.randomUUID(), now, conversationId, messageId, bob, ada, now, now));

        for (TestClient client : both) {
            JSONObject heard = (JSONObject) client.hear("message_read");
            assertThat(heard.getString("conversationId")).isEqualTo(conversationId.toString());
            assertThat(heard.getString("readerId")).isEqualTo(bob.toString());
            assertThat(heard.getString("messageId")).isEqualTo(messageId.toString());
            assertThat(Instant.parse(heard.getString("readAt"))).isEqualTo(now);
        }
    }

    @Test
    void aMessageIsSentInTheUsersName() throws Exception {
        String token = tokens.accessToken(ada, "ada");
        TestClient client = connect(token);

        JSONObject ack = client.ask("send_message", message("Hello"));

        assertThat(ack.getBoolean("ok")).isTrue();
        assertThat(ack.getJSONObject("message").getString("content")).isEqualTo("Hello");
        assertThat(SERVICES.tokens()).contains(token);
        assertThat(code(client.ask("send_message", message(" ")))).isEqualTo("BAD_REQUEST");
        assertThat(code(client.ask("send_message", "Hello"))).isEqualTo("BAD_REQUEST");
        assertThat(code(client.ask("send_message", new JSONObject(Map.of("receiverId", bob.toString())))))
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void whatIsSentInOneGoIsSentInItsOrderOneAfterTheOther() throws Exception {
        TestClient client = connect(ada);
        List<String> contents =
                IntStream.range(0, 20).mapToObj(i -> ada + " " + i).toList();

        List<CompletableFuture<JSONObject>> acks = contents.stream()
                .map(content -> client.asking("send_message", message(content)))
                .toList();

        for (int i = 0; i < contents.size(); i++) {
            assertThat(acks.get(i).join().getJSONObject("message").getString("content"))
                    .isEqualTo(contents.get(i));
        }
        assertThat(SERVICES.messages()).containsSubsequence(contents);
        assertThat(SERVICES.mostMessagesUnderWay()).isEqualTo(1);
    }

    @Test
    void whatHasWaitedForTooLongIsNotSentAnyMore() throws Exception {
        TestClient client = connect(ada);
        List<String> contents =
                IntStream.range(0, 5).mapToObj(i -> "Never " + ada + " " + i).toList();

        List<CompletableFuture<JSONObject>> acks = contents.stream()
                .map(content -> client.asking("send_message", message(content)))
                .toList();

        for (CompletableFuture<JSONObject> ack : acks) {
            assertThat(code(ack.join())).isEqualTo("UNAVAILABLE");
        }
        assertThat(SERVICES.messages())
                .filteredOn(contents::contains)
                .startsWith(contents.getFirst())
                .hasSizeLessThan(3);
    }

    /** Also if the answer to whether it may be shown is still under way then. */
    @Test
    void whoeverStopsTypingAtOnceIsNotShownToGoOn() {
        SERVICES.reach(bob);
        TestClient adas = connect(ada);
        TestClient bobs = connect(bob);

        List<String> answered = new CopyOnWriteArrayList<>();
        Stream.of("typing", "stop_typing")
                .map(event -> adas.asking(event, to(bob)).thenRun(() -> answered.add(event)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(answered).containsExactly("typing", "stop_typing");
        bobs.hear("user_stop_typing");
        assertThat(bobs.events())
                .filteredOn(event -> event.contains("typing"))
                .containsExactly("user_typing", "user_stop_typing");
    }

    private JSONObject message(String content) {
        return new JSONObject(Map.of("receiverId", bob.toString(), "content", content));
    }

    private static JSONObject to(UUID receiver) {
        return new JSONObject(Map.of("receiverId", receiver.toString()));
    }

    @Test
    void typingIsPassedOnNowAndThenAndEndsByItself() throws Exception {
        SERVICES.reach(bob);
        TestClient adas = connect(ada);
        List<TestClient> bobs = List.of(connect(bob), connect(bob));

        for (int i = 0; i < 5; i++) {
            assertThat(adas.ask("typing", to(bob)).getBoolean("ok")).isTrue();
        }

        for (TestClient client : bobs) {
            assertThat(((JSONObject) client.hear("user_typing")).getString("userId"))
                    .isEqualTo(ada.toString());
            assertThat(((JSONObject) client.hear("user_stop_typing")).getString("userId"))
                    .isEqualTo(ada.toString());
            assertThat(client.heard("user_typing")).hasSize(1);
        }
    }

    @Test
    void whoeverStopsTypingIsShownToHaveStoppedOnce() throws Exception {
        SERVICES.reach(bob);
        TestClient adas = connect(ada);
        TestClient bobs = connect(bob);
        adas.ask("typing", to(bob));
        bobs.hear("user_typing");

        assertThat(adas.ask("stop_typing", to(bob)).getBoolean("ok")).isTrue();
        assertThat(adas.ask("stop_typing", to(bob)).getBoolean("ok")).isTrue();
        bobs.hear("user_stop_typing");
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(3))
                .until(() -> bobs.heard("user_stop_typing").size() == 1);
    }

    @Test
    void typingIsShownOnlyWhereAMessageWouldBeDelivered() throws Exception {
        TestClient adas = connect(ada);

        assertThat(code(adas.ask("typing", to(bob)))).isEqualTo("NOT_FOUND");
        assertThat(code(adas.ask("typing", to(bob)))).isEqualTo("NOT_FOUND");
        assertThat(code(adas.ask("typing", "bob"))).isEqualTo("BAD_REQUEST");
        assertThat(adas.ask("stop_typing", to(bob)).getBoolean("ok")).isTrue();
    }
}
