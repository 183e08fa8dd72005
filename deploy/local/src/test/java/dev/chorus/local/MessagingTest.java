package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two people who write to each other, through the gateway and with the official client, two devices a side. */
@ExtendWith(RunningChorus.class)
class MessagingTest {
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private Person ada;
    private Person bob;

    @BeforeEach
    void twoJoin(LocalRun run) {
        ada = Person.register(run, "ada");
        bob = Person.register(run, "bob");
    }

    private static Map<String, Object> message(Person receiver, String content) {
        return Map.of("receiverId", receiver.id(), "content", content);
    }

    private static Predicate<JsonNode> saying(String content) {
        return heard -> heard.path("content").asString().equals(content);
    }

    private static List<String> texts(JsonNode messages) {
        return messages.valueStream()
                .map(each -> each.path("content").asString())
                .toList();
    }

    @Test
    void aMessageSentOverRestOrTheSocketReachesAllFourDevices() {
        try (Hearing adas = ada.connects("websocket");
                Hearing adasPhone = ada.connects("polling");
                Hearing bobs = bob.connects("websocket");
                Hearing bobsPhone = bob.connects()) {
            JsonNode overRest = ada.writes(bob, "Over REST");
            JsonNode ack = bobs.says("send_message", new org.json.JSONObject(message(ada, "Over the socket")));
            assertThat(ack.path("ok").asBoolean()).isTrue();

            for (Hearing device : List.of(adas, adasPhone, bobs, bobsPhone)) {
                assertThat(device.awaits("new_message", saying("Over REST"))).isEqualTo(overRest);
                assertThat(device.awaits("new_message", saying("Over the socket")))
                        .isEqualTo(ack.path("message"));
            }
            assertThat(ada.messagesWith(bob).get(0)).isEqualTo(ack.path("message"));
            assertThat(bob.messagesWith(ada).get(1)).isEqualTo(overRest);
        }
    }

    @Test
    void aRequestIsSilentUntilItIsAccepted() {
        bob.isPrivate(true);
        try (Hearing adas = ada.connects();
                Hearing adasPhone = ada.connects();
                Hearing bobs = bob.connects();
                Hearing bobsPhone = bob.connects()) {
            await().atMost(PROMISED)
                    .until(() -> bob.sees("/api/users/me").path("private").asBoolean());
            JsonNode sent = untilRequested();
            adasPhone.awaits("new_message", saying(sent.path("content").asString()));
            assertThat(ada.calls("POST", "/api/messages", message(bob, "Hello?"))
                            .body()
                            .path("code")
                            .asString())
                    .isEqualTo("REQUEST_PENDING");
            assertThat(adas.says("typing", new org.json.JSONObject(Map.of("receiverId", bob.id())))
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("NOT_FOUND");
            assertThat(bobs.of("new_message")).isEmpty();
            assertThat(bobs.of("new_notification")).isEmpty();

            JsonNode request = bob.sees("/api/messages/requests").path("items").get(0);
            assertThat(request.path("user").path("username").asString()).isEqualTo(ada.username());
            bob.does(
                    "POST",
                    "/api/messages/requests",
                    Map.of("requestId", request.path("id").asString(), "action", "accept"));

            for (Hearing device : List.of(bobs, bobsPhone)) {
                JsonNode heard = device.awaits("new_message", _ -> true);
                assertThat(heard.path("id")).isEqualTo(sent.path("id"));
                assertThat(heard.path("status").asString()).isEqualTo("delivered");
            }
            assertThat(ada.writes(bob, "Thanks").path("status").asString()).isEqualTo("delivered");
            bobsPhone.awaits("new_message", saying("Thanks"));
        }
    }

    /** Going private holds for messages within the time that is promised. */
    private JsonNode untilRequested() {
        Person stranger = ada;
        await().atMost(PROMISED)
                .until(() -> stranger.calls("GET", "/api/users/" + bob.id(), null)
                        .body()
                        .path("private")
                        .asBoolean());
        return await().atMost(PROMISED)
                .until(
                        () -> stranger.calls("POST", "/api/messages", message(bob, "May I?"))
                                .body(),
                        answer -> answer.path("status").asString().equals("requested"));
    }

    @Test
    void receiptsReachBothSidesAndTheNotificationIsReadToo() {
        try (Hearing adas = ada.connects();
                Hearing bobs = bob.connects();
                Hearing bobsPhone = bob.connects()) {
            ada.writes(bob, "One");
            JsonNode second = ada.writes(bob, "Two");
            bobs.awaits("new_message", saying("Two"));
            JsonNode notification = bobs.awaits(
                    "new_notification",
                    told -> told.path("metadata")
                            .asString()
                            .contains(second.path("id").asString()));
            assertThat(bob.notifications().path("unreadCount").asInt()).isEqualTo(1);
            assertThat(bob.conversations().get(0).path("unreadCount").asInt()).isEqualTo(2);

            Gateway.Answer read = bob.calls(
                    "PUT",
                    "/api/messages/" + second.path("conversationId").asString() + "/read",
                    Map.of("messageId", second.path("id").asString()));
            assertThat(read.status()).isEqualTo(204);

            for (Hearing device : List.of(adas, bobs, bobsPhone)) {
                JsonNode receipt = device.awaits("message_read", _ -> true);
                assertThat(receipt.path("readerId").asString()).isEqualTo(bob.id());
                assertThat(receipt.path("messageId")).isEqualTo(second.path("id"));
            }
            bobsPhone.awaits("notification_marked_read", notification.path("id")::equals);
            assertThat(bob.notifications().path("unreadCount").asInt()).isZero();
            assertThat(bob.conversations().get(0).path("unreadCount").asInt()).isZero();
            assertThat(ada.messagesWith(bob)
                            .valueStream()
                            .map(each -> each.path("readAt").isNull()))
                    .containsOnly(false);
        }
    }

    @Test
    void typingIsShownAndEndsByItself() {
        try (Hearing adas = ada.connects();
                Hearing bobs = bob.connects("polling");
                Hearing bobsPhone = bob.connects()) {
            var receiver = new org.json.JSONObject(Map.of("receiverId", bob.id()));
            for (int i = 0; i < 3; i++) {
                assertThat(adas.says("typing", receiver).path("ok").asBoolean()).isTrue();
            }

            for (Hearing device : List.of(bobs, bobsPhone)) {
                assertThat(device.awaits("user_typing", _ -> true)
                                .path("userId")
                                .asString())
                        .isEqualTo(ada.id());
                assertThat(device.awaits("user_stop_typing", _ -> true)
                                .path("userId")
                                .asString())
                        .isEqualTo(ada.id());
                assertThat(device.of("user_typing")).hasSize(1);
            }
        }
    }

    @Test
    void presenceIsShownToPartnersWithAGrace() {
        ada.writes(bob, "Hello");
        String path = "/api/presence?userIds=" + bob.id();
        try (Hearing adas = ada.connects()) {
            Hearing bobs = bob.connects();
            Hearing bobsPhone = bob.connects();
            assertThat(adas.awaits("user_online", _ -> true).asString()).isEqualTo(bob.id());
            assertThat(ada.sees(path).path("items").get(0).path("online").asBoolean())
                    .isTrue();
            bobs.close();
            bobsPhone.close();
            try (Hearing again = bob.connects()) {
                assertThat(again.isConnected()).isTrue();
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            adas.of("user_offline").anyMatch(id -> id.asString().equals(bob.id())));
            assertThat(adas.of("user_online")).hasSize(1);
            assertThat(adas.of("user_offline")).hasSize(1);
            JsonNode item = ada.sees(path).path("items").get(0);
            assertThat(item.path("online").asBoolean()).isFalse();
            assertThat(item.path("lastSeen").isNull()).isFalse();
        }
    }

    @Test
    void whoeverHidesTheirPresenceIsNotShown() {
        ada.writes(bob, "Hello");
        JsonNode own = bob.does("PATCH", "/api/users/me", Map.of("presenceHidden", true));
        assertThat(own.path("presenceHidden").asBoolean()).isTrue();
        try (Hearing adas = ada.connects();
                Hearing bobs = bob.connects()) {
            await().atMost(PROMISED)
                    .until(() -> bob.sees("/api/presence?userIds=" + ada.id())
                            .path("items")
                            .isEmpty());
            assertThat(ada.sees("/api/presence?userIds=" + bob.id())
                            .path("items")
                            .get(0)
                            .path("lastSeen")
                            .isNull())
                    .isTrue();
            ada.writes(bob, "Are you there?");
            bobs.awaits("new_message", saying("Are you there?"));
            assertThat(adas.of("user_online")).isEmpty();
        }
    }

    @Test
    void twoHundredAtOnceFromBothSidesArriveOnceInOneOrder() throws Exception {
        try (Hearing adas = ada.connects("websocket");
                Hearing adasPhone = ada.connects("websocket");
                Hearing bobs = bob.connects("websocket");
                Hearing bobsPhone = bob.connects()) {
            Random random = new Random();
            List<Callable<Integer>> sends = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Person sender = i % 2 == 0 ? ada : bob;
                Map<String, Object> message = Map.of(
                        "receiverId", (i % 2 == 0 ? bob : ada).id(), "content", "m" + i, "clientMessageId", "c" + i);
                for (int attempt = 0; attempt <= random.nextInt(3); attempt++) {
                    sends.add(
                            () -> sender.calls("POST", "/api/messages", message).status());
                }
            }
            Collections.shuffle(sends, random);
            try (ExecutorService together = Executors.newFixedThreadPool(16)) {
                for (var sent : together.invokeAll(sends)) {
                    assertThat(sent.get()).isEqualTo(201);
                }
            }

            List<String> stored = new ArrayList<>(texts(ada.messagesWith(bob)));
            String cursor = ada.sees("/api/messages?limit=100&userId=" + bob.id())
                    .path("nextCursor")
                    .asString();
            JsonNode rest = ada.sees("/api/messages?limit=100&userId=" + bob.id() + "&cursor=" + cursor);
            stored.addAll(texts(rest.path("items")));
            Collections.reverse(stored);
            assertThat(stored).hasSize(200).doesNotHaveDuplicates();
            for (Hearing device : List.of(adas, adasPhone, bobs, bobsPhone)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> device.of("new_message").count() >= 200);
                assertThat(device.of("new_message")
                                .map(each -> each.path("content").asString()))
                        .containsExactlyElementsOf(stored);
            }
        }
    }
}
