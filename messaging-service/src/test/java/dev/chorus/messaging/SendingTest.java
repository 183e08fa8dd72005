package dev.chorus.messaging;

import static dev.chorus.messaging.Person.json;
import static dev.chorus.messaging.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.MessageEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class SendingTest extends MessagingTest {

    @Test
    void aMessageToSomeonePublicIsDelivered() {
        Person ada = person("ada");
        Person bob = person("bob");

        JsonNode message = ada.sends(bob, "Hello, wörld 👋");

        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "conversationId",
                        "senderId",
                        "receiverId",
                        "content",
                        "clientMessageId",
                        "status",
                        "createdAt",
                        "readAt");
        assertThat(message.get("senderId").asString()).isEqualTo(ada.id().toString());
        assertThat(message.get("receiverId").asString()).isEqualTo(bob.id().toString());
        assertThat(message.get("content").asString()).isEqualTo("Hello, wörld 👋");
        assertThat(message.get("status").asString()).isEqualTo("delivered");
        assertThat(message.get("clientMessageId").isNull()).isTrue();
        assertThat(message.get("readAt").isNull()).isTrue();
        for (Person one : List.of(ada, bob)) {
            assertThat(one.messagesWith(one.equals(ada) ? bob : ada).get(0)).isEqualTo(message);
            assertThat(one.conversation().get("lastMessage")).isEqualTo(message);
            assertThat(one.conversation().get("id")).isEqualTo(message.get("conversationId"));
        }
        assertThat(bob.conversation().get("user").get("username").asString()).isEqualTo(ada.username());
        assertThat(bob.conversation().get("unreadCount").asLong()).isEqualTo(1);
        assertThat(ada.conversation().get("unreadCount").asLong()).isZero();
        assertThat(events(message.get("conversationId").asString()))
                .singleElement()
                .isInstanceOfSatisfying(MessageEvent.Sent.class, sent -> {
                    assertThat(sent.messageId()).hasToString(message.get("id").asString());
                    assertThat(sent.sender()).isEqualTo(author(ada));
                    assertThat(sent.receiverId()).isEqualTo(bob.id());
                    assertThat(sent.content()).isEqualTo("Hello, wörld 👋");
                    assertThat(sent.status()).isEqualTo("delivered");
                    assertThat(sent.createdAt())
                            .isEqualTo(Instant.parse(message.get("createdAt").asString()));
                });
    }

    @Test
    void sentAgainUnderTheSameNameItIsTheSameMessage() {
        Person ada = person("ada");
        Person bob = person("bob");
        Map<String, Object> named = Map.of("receiverId", bob.id(), "content", "Once", "clientMessageId", "m-1");

        JsonNode first = json(ada.post("/api/messages", named).expectStatus().isCreated());
        JsonNode again = json(ada.post("/api/messages", named).expectStatus().isCreated());
        JsonNode bobs = json(
                bob.post("/api/messages", Map.of("receiverId", ada.id(), "content", "Mine", "clientMessageId", "m-1"))
                        .expectStatus()
                        .isCreated());

        assertThat(again).isEqualTo(first);
        assertThat(bobs.get("id")).isNotEqualTo(first.get("id"));
        assertThat(ada.textsWith(bob)).containsExactly("Mine", "Once");
        assertThat(events(first.get("conversationId").asString())).hasSize(2);
    }

    @Test
    void anIdempotencyKeyWorksToo() {
        Person ada = person("ada");
        Person bob = person("bob");

        JsonNode first = json(withKey(ada, bob, "key", "Once").expectStatus().isCreated());
        JsonNode again = json(withKey(ada, bob, "key", "Once").expectStatus().isCreated());

        assertThat(again).isEqualTo(first);
        refused(withKey(ada, bob, "key", "Other"), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(bob.textsWith(ada)).containsExactly("Once");
    }

    private static ResponseSpec withKey(Person sender, Person receiver, String key, String content) {
        return sender.request(HttpMethod.POST, "/api/messages")
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("receiverId", receiver.id(), "content", content))
                .exchange();
    }

    @Test
    void manyAtOnceFromBothSidesWithRetriesArriveOnceEachInOneOrder() throws Exception {
        Person ada = person("ada");
        Person bob = person("bob");
        List<Callable<JsonNode>> sends = new ArrayList<>();
        Random random = new Random(4);
        IntStream.range(0, 100).forEach(i -> {
            Person sender = i % 2 == 0 ? ada : bob;
            Person receiver = i % 2 == 0 ? bob : ada;
            for (int attempt = 0; attempt <= random.nextInt(3); attempt++) {
                sends.add(() -> json(sender.post(
                                "/api/messages",
                                Map.of("receiverId", receiver.id(), "content", "m" + i, "clientMessageId", "c" + i))
                        .expectStatus()
                        .isCreated()));
            }
        });
        Collections.shuffle(sends, random);

        try (ExecutorService together = Executors.newFixedThreadPool(16)) {
            for (var sent : together.invokeAll(sends)) {
                sent.get();
            }
        }

        List<String> order = ada.textsWith(bob);
        assertThat(order).hasSize(100).doesNotHaveDuplicates();
        assertThat(bob.textsWith(ada)).isEqualTo(order);
        assertThat(ada.messagesWith(bob)
                        .valueStream()
                        .map(each -> each.get("createdAt").asString()))
                .doesNotHaveDuplicates();
        List<String> published = events(ada.conversation().get("id").asString()).stream()
                .map(event -> ((MessageEvent.Sent) event).content())
                .toList();
        assertThat(published.reversed()).isEqualTo(order);
        assertThat(bob.conversation().get("unreadCount").asLong()).isEqualTo(50);
    }

    @Test
    void firstMessagesAtOnceMakeOneConversation() throws Exception {
        Person ada = person("ada");
        Person bob = person("bob");
        List<Callable<JsonNode>> sends = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sends.add(() -> ada.sends(bob, "from ada"));
            sends.add(() -> bob.sends(ada, "from bob"));
        }

        var conversations = new HashSet<String>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : together.invokeAll(sends)) {
                conversations.add(sent.get().get("conversationId").asString());
            }
        }

        assertThat(conversations).hasSize(1);
        assertThat(ada.textsWith(bob)).hasSize(20);
    }

    @Test
    void nobodyCanBeReachedWhoIsUnknownOrOneself() {
        Person ada = person("ada");

        refused(ada.write(newcomer("nobody", UUID.randomUUID()), "Hello?"), 404, "NOT_FOUND");
        refused(ada.write(ada, "Note to self"), 400, "VALIDATION_FAILED");
        refused(ada.get("/api/messages?userId={id}", UUID.randomUUID()), 404, "NOT_FOUND");
    }

    @Test
    void whoHasJustRegisteredIsWaitedFor() throws Exception {
        Person ada = person("ada");
        long millis = System.currentTimeMillis();
        UUID justNow = new UUID(millis << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
        Person bob = newcomer("bob", justNow);

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = together.submit(() -> ada.sends(bob, "Welcome"));
            topics.publish(registered(bob, false));
            assertThat(sent.get().get("status").asString()).isEqualTo("delivered");
        }
    }

    @Test
    void aLongConversationIsReadPageByPage() {
        Person ada = person("ada");
        Person bob = person("bob");
        for (int i = 0; i < 7; i++) {
            (i % 2 == 0 ? ada : bob).sends(i % 2 == 0 ? bob : ada, "m" + i);
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ada.list("/api/messages?userId={id}&limit=3" + cursor, bob.id());
            seen.addAll(Person.texts(page.get("items")));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly("m6", "m5", "m4", "m3", "m2", "m1", "m0");
    }

    @Test
    void conversationsAreListedTheNewestFirst() {
        Person ada = person("ada");
        List<Person> others = List.of(person("bob"), person("cleo"), person("dan"));
        others.forEach(other -> other.sends(ada, "Hi"));
        ada.sends(others.getFirst(), "Back to you");

        JsonNode first = ada.list("/api/messages/conversations?limit=2");
        JsonNode rest = ada.list(
                "/api/messages/conversations?limit=2&cursor={cursor}",
                first.get("nextCursor").asString());

        assertThat(first.get("items").valueStream().map(SendingTest::username))
                .containsExactly(others.get(0).username(), others.get(2).username());
        assertThat(rest.get("items").valueStream().map(SendingTest::username))
                .containsExactly(others.get(1).username());
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    private static String username(JsonNode conversation) {
        return conversation.get("user").get("username").asString();
    }

    @Test
    void acrossABlockNothingIsSentOrSeenAndAllIsBackAfterIt() {
        Person ada = person("ada");
        Person bob = person("bob");
        JsonNode message = ada.sends(bob, "Before");
        block(bob, ada);

        for (Person one : List.of(ada, bob)) {
            Person other = one.equals(ada) ? bob : ada;
            refused(one.write(other, "Across"), 404, "NOT_FOUND");
            refused(one.get("/api/messages?userId={id}", other.id()), 404, "NOT_FOUND");
            assertThat(one.conversations()).isEmpty();
            refused(one.reads(message), 404, "NOT_FOUND");
        }

        unblock(bob, ada);
        assertThat(bob.textsWith(ada)).containsExactly("Before");
        ada.sends(bob, "After");
    }

    @Test
    void typingIsShownOnlyWhereAMessageWouldBeDelivered() {
        Person ada = person("ada");
        Person bob = person("bob");
        Person cleo = privatePerson("cleo");

        assertReach(ada, bob, true);
        assertReach(ada, cleo, false);
        assertReach(cleo, ada, true);
        follow(cleo, ada);
        assertReach(ada, cleo, true);
        block(bob, ada);
        assertReach(ada, bob, false);
        assertReach(bob, ada, false);
        assertReach(ada, ada, false);
    }

    private static void assertReach(Person sender, Person receiver, boolean direct) {
        Person.answered(sender.get("/internal/direct/{id}", receiver.id()), direct ? 204 : 404);
    }

    @Test
    void anErasedPersonsTextsAreBlankedAndTheConversationStays() {
        Person ada = person("ada");
        Person bob = person("bob");
        Person cleo = privatePerson("cleo");
        for (int i = 0; i < 8; i++) {
            ada.sends(bob, "secret " + i);
        }
        bob.sends(ada, "mine stays");
        ada.sends(cleo, "may I");
        withKey(ada, bob, "key", "kept secret").expectStatus().isCreated();

        erase(ada);

        assertThat(bob.textsWith(ada)).hasSize(10).containsOnly("", "mine stays");
        assertThat(bob.conversation().get("user").get("displayName").asString()).isEmpty();
        assertThat(cleo.requests()).isEmpty();
        refused(bob.write(ada, "Still there?"), 404, "NOT_FOUND");
        refused(ada.write(bob, "I am not"), 404, "NOT_FOUND");
        assertThat(count("SELECT count(*) FROM messages WHERE content LIKE '%secret%'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE user_id = '%s'".formatted(ada.id())))
                .isZero();
    }
}
