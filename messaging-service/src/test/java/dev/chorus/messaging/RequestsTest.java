package dev.chorus.messaging;

import static dev.chorus.messaging.Person.json;
import static dev.chorus.messaging.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.MessageEvent;
import dev.chorus.events.MessageEvent.RequestAccepted;
import dev.chorus.events.MessageEvent.RequestCreated;
import dev.chorus.events.MessageEvent.RequestRejected;
import dev.chorus.events.MessageEvent.Sent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RequestsTest extends MessagingTest {

    private static String idOfOnlyRequest(Person person) {
        JsonNode requests = person.requests();
        assertThat(requests).hasSize(1);
        return requests.get(0).get("id").asString();
    }

    private List<Class<?>> eventTypes(JsonNode message) {
        return events(message.get("conversationId").asString()).stream()
                .<Class<?>>map(MessageEvent::getClass)
                .toList();
    }

    @Test
    void aMessageToSomeonePrivateWaitsInSilence() {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");

        JsonNode message = ada.sends(cleo, "May I?");

        assertThat(message.get("status").asString()).isEqualTo("requested");
        assertThat(cleo.conversations()).isEmpty();
        assertThat(cleo.textsWith(ada)).isEmpty();
        assertThat(ada.textsWith(cleo)).containsExactly("May I?");
        assertThat(ada.conversation().get("lastMessage")).isEqualTo(message);
        JsonNode request = cleo.requests().get(0);
        assertThat(request.get("message")).isEqualTo(message);
        assertThat(request.get("user").get("username").asString()).isEqualTo(ada.username());
        assertThat(request.propertyNames()).containsExactlyInAnyOrder("id", "user", "message", "createdAt");
        refused(cleo.reads(message), 404, "NOT_FOUND");
        refused(ada.write(cleo, "Hello?"), 409, "REQUEST_PENDING");
        assertThat(ada.requests()).isEmpty();
        assertThat(eventTypes(message)).containsExactly(Sent.class, RequestCreated.class);
    }

    @Test
    void aWaitingMessageSentAgainUnderItsNameIsTheSame() {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");
        Map<String, Object> named = Map.of("receiverId", cleo.id(), "content", "May I?", "clientMessageId", "m-1");

        JsonNode first = json(ada.post("/api/messages", named).expectStatus().isCreated());

        assertThat(json(ada.post("/api/messages", named).expectStatus().isCreated()))
                .isEqualTo(first);
    }

    @Test
    void acceptedItIsDeliveredAndTheWayIsOpen() {
        Person ada = privatePerson("ada");
        Person cleo = privatePerson("cleo");
        JsonNode message = ada.sends(cleo, "May I?");
        String request = idOfOnlyRequest(cleo);

        for (int i = 0; i < 2; i++) {
            JsonNode decided =
                    json(cleo.decide(request, "accept").expectStatus().isOk());
            assertThat(decided.get("status").asString()).isEqualTo("accepted");
        }

        refused(cleo.decide(request, "reject"), 409, "ALREADY_DECIDED");
        assertThat(cleo.requests()).isEmpty();
        assertThat(cleo.conversation().get("unreadCount").asLong()).isEqualTo(1);
        assertThat(cleo.messagesWith(ada).get(0).get("status").asString()).isEqualTo("delivered");
        assertThat(ada.messagesWith(cleo).get(0).get("status").asString()).isEqualTo("delivered");
        assertThat(ada.sends(cleo, "Thanks").get("status").asString()).isEqualTo("delivered");
        assertThat(cleo.sends(ada, "Welcome").get("status").asString()).isEqualTo("delivered");
        assertThat(eventTypes(message))
                .containsExactly(Sent.class, RequestCreated.class, RequestAccepted.class, Sent.class, Sent.class);
    }

    @Test
    void aRejectionIsNotTold() {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");
        JsonNode message = ada.sends(cleo, "May I?");
        String request = idOfOnlyRequest(cleo);

        for (int i = 0; i < 2; i++) {
            assertThat(json(cleo.decide(request, "reject").expectStatus().isOk())
                            .get("status")
                            .asString())
                    .isEqualTo("rejected");
        }

        refused(cleo.decide(request, "accept"), 409, "ALREADY_DECIDED");
        assertThat(cleo.requests()).isEmpty();
        assertThat(cleo.conversations()).isEmpty();
        assertThat(ada.messagesWith(cleo).get(0)).isEqualTo(message);
        refused(ada.write(cleo, "Please"), 409, "REQUEST_PENDING");
        assertThat(eventTypes(message)).containsExactly(Sent.class, RequestCreated.class, RequestRejected.class);
    }

    @Test
    void whoeverAnswersHasAccepted() {
        Person ada = privatePerson("ada");
        Person cleo = privatePerson("cleo");
        JsonNode message = ada.sends(cleo, "May I?");

        assertThat(cleo.sends(ada, "Sure").get("status").asString()).isEqualTo("delivered");

        assertThat(cleo.requests()).isEmpty();
        assertThat(cleo.textsWith(ada)).containsExactly("Sure", "May I?");
        assertThat(ada.sends(cleo, "Fine").get("status").asString()).isEqualTo("delivered");
        assertThat(eventTypes(message))
                .containsExactly(Sent.class, RequestCreated.class, RequestAccepted.class, Sent.class, Sent.class);
    }

    @Test
    void whatCanBeDeliveredTakesAlongWhatWaits() {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");
        Person dora = privatePerson("dora");
        ada.sends(cleo, "First");
        ada.sends(dora, "First");
        follow(cleo, ada);
        becomes(dora, false, 2);

        for (Person receiver : List.of(cleo, dora)) {
            assertThat(ada.sends(receiver, "Second").get("status").asString()).isEqualTo("delivered");
            assertThat(receiver.textsWith(ada)).containsExactly("Second", "First");
            assertThat(receiver.requests()).isEmpty();
            assertThat(receiver.conversation().get("unreadCount").asLong()).isEqualTo(2);
        }
    }

    @Test
    void acceptedLaterThanADeliveredMessageItIsTheLastOne() {
        Person ada = person("ada");
        Person cleo = person("cleo");
        ada.sends(cleo, "First");
        becomes(cleo, true, 2);
        JsonNode message = ada.sends(cleo, "May I still?");
        assertThat(message.get("status").asString()).isEqualTo("requested");

        cleo.decide(idOfOnlyRequest(cleo), "accept").expectStatus().isOk();

        assertThat(cleo.conversation().get("lastMessage").get("id")).isEqualTo(message.get("id"));
        assertThat(cleo.conversation().get("unreadCount").asLong()).isEqualTo(2);
    }

    @Test
    void whoeverWasReachedInAnotherWayMeanwhileMayBeAskedAgain() {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");
        ada.sends(cleo, "First");
        becomes(cleo, false, 2);
        ada.sends(cleo, "Second");
        becomes(cleo, true, 3);

        assertThat(ada.sends(cleo, "Third").get("status").asString()).isEqualTo("requested");

        refused(ada.write(cleo, "Fourth"), 409, "REQUEST_PENDING");
        assertThat(cleo.textsWith(ada)).containsExactly("Second", "First");
        cleo.decide(idOfOnlyRequest(cleo), "accept").expectStatus().isOk();
        assertThat(cleo.textsWith(ada)).containsExactly("Third", "Second", "First");
    }

    @Test
    void whoeverIsFollowedByAPrivateAccountReachesIt() {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");
        follow(cleo, ada);

        assertThat(ada.sends(cleo, "Hi").get("status").asString()).isEqualTo("delivered");
    }

    @Test
    void onlyTheOneWhoIsAskedDecides() {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");
        ada.sends(cleo, "May I?");
        String request = idOfOnlyRequest(cleo);

        refused(ada.decide(request, "accept"), 404, "NOT_FOUND");
        refused(person("eve").decide(request, "accept"), 404, "NOT_FOUND");
        block(cleo, ada);
        refused(cleo.decide(request, "accept"), 404, "NOT_FOUND");
        assertThat(cleo.requests()).isEmpty();
    }

    @Test
    void ofManyDecisionsAtOnceOneHolds() throws Exception {
        Person ada = person("ada");
        Person cleo = privatePerson("cleo");
        JsonNode message = ada.sends(cleo, "May I?");
        String request = idOfOnlyRequest(cleo);
        List<Callable<JsonNode>> decisions = Stream.of("accept", "reject", "accept", "reject", "accept", "reject")
                .<Callable<JsonNode>>map(action -> () -> json(cleo.decide(request, action)))
                .toList();

        long decided = 0;
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : together.invokeAll(decisions)) {
                decided += answer.get().has("code") ? 0 : 1;
            }
        }

        assertThat(decided).isEqualTo(3);
        assertThat(eventTypes(message)).hasSize(3);
    }
}
