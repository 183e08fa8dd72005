package dev.chorus.messaging;

import static dev.chorus.messaging.Person.answered;
import static dev.chorus.messaging.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.MessageEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadingTest extends MessagingTest {

    private List<MessageEvent.Read> receipts(JsonNode message) {
        return events(message.get("conversationId").asString()).stream()
                .filter(MessageEvent.Read.class::isInstance)
                .map(MessageEvent.Read.class::cast)
                .toList();
    }

    @Test
    void whatIsReadUpToAMessageIsReadOnceAndBothAreTold() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.sends(bob, "one");
        JsonNode two = ada.sends(bob, "two");
        ada.sends(bob, "three");

        answered(bob.reads(two), 204);
        answered(bob.reads(two), 204);

        assertThat(bob.conversation().get("unreadCount").asLong()).isEqualTo(1);
        JsonNode seenByAda = ada.messagesWith(bob);
        assertThat(seenByAda.get(0).get("readAt").isNull()).isTrue();
        assertThat(seenByAda.get(1).get("readAt").isNull()).isFalse();
        assertThat(seenByAda.get(2).get("readAt").isNull()).isFalse();
        assertThat(receipts(two)).singleElement().satisfies(read -> {
            assertThat(read.messageId()).hasToString(two.get("id").asString());
            assertThat(read.readerId()).isEqualTo(bob.id());
            assertThat(read.otherId()).isEqualTo(ada.id());
            assertThat(read.readAt()).hasToString(seenByAda.get(1).get("readAt").asString());
        });
    }

    @Test
    void readingOnesOwnReadsWhatCameBefore() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.sends(bob, "one");
        JsonNode reply = bob.sends(ada, "two");
        ada.sends(bob, "three");

        answered(bob.reads(reply), 204);

        assertThat(bob.conversation().get("unreadCount").asLong()).isEqualTo(1);
        assertThat(ada.conversation().get("unreadCount").asLong()).isEqualTo(1);
    }

    @Test
    void othersReadNothing() {
        Person ada = person("ada");
        Person bob = person("bob");
        JsonNode message = ada.sends(bob, "one");
        JsonNode elsewhere = ada.sends(person("cleo"), "other");

        refused(person("eve").reads(message), 404, "NOT_FOUND");
        refused(bob.reads(elsewhere), 404, "NOT_FOUND");
        assertThat(receipts(message)).isEmpty();
    }
}
