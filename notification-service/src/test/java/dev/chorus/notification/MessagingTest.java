package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.MessageEvent;
import dev.chorus.notification.mailbox.Notification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessagingTest extends RunningService {
    private final Author ada = person("Ada");
    private final Author grace = person("Grace");
    private final UUID conversationId = UUID.randomUUID();

    private MessageEvent.Sent sent(Author sender, Author receiver, String status) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new MessageEvent.Sent(
                UUID.randomUUID(),
                at,
                conversationId,
                UUID.randomUUID(),
                sender,
                receiver.id(),
                "Hi",
                null,
                status,
                at);
    }

    private MessageEvent.Sent delivered(Author sender, Author receiver) {
        return sent(sender, receiver, "delivered");
    }

    private MessageEvent.Read read(Author reader, Author other, MessageEvent.Sent upTo) {
        Instant now = Instant.now();
        return new MessageEvent.Read(
                UUID.randomUUID(),
                now,
                conversationId,
                upTo.messageId(),
                reader.id(),
                other.id(),
                upTo.createdAt(),
                now);
    }

    private static JsonNode metadata(Notification notification) {
        return JsonMapper.shared().readTree(notification.metadata());
    }

    @Test
    void messagesOfAConversationShareANotificationWhileItIsUnread() {
        MessageEvent.Sent first = delivered(grace, ada);
        MessageEvent.Sent second = delivered(grace, ada);
        happens(first, second);

        eventually()
                .untilAsserted(
                        () -> assertThat(typesAnnouncedTo(ada)).containsExactly("created message", "created message"));
        Notification only = onlyOne(ada);
        assertThat(only.type()).isEqualTo("message");
        assertThat(only.content()).isEqualTo("Grace sent you a message");
        assertThat(only.createdAt()).isEqualTo(second.createdAt());
        assertThat(metadata(only).get("conversationId").asString()).isEqualTo(conversationId.toString());
        assertThat(metadata(only).get("messageId").asString())
                .isEqualTo(second.messageId().toString());
        assertThat(metadata(only).get("senderId").asString())
                .isEqualTo(grace.id().toString());
        assertThat(metadata(only).get("senderUsername").asString()).isEqualTo(grace.username());
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
        assertThat(mailbox(grace).items()).isEmpty();
    }

    @Test
    void whatIsReadInTheConversationIsReadHereAndTheNextMessageIsTold() {
        MessageEvent.Sent first = delivered(grace, ada);
        happens(first, read(ada, grace, first));
        mailboxOnce(ada, found -> found.items().size() == 1 && found.unreadCount() == 0);

        happens(delivered(grace, ada));

        mailboxOnce(ada, found -> found.items().size() == 1 && found.unreadCount() == 1);
        eventually()
                .untilAsserted(() -> assertThat(typesAnnouncedTo(ada))
                        .containsExactly("created message", "read", "created message"));
    }

    @Test
    void aMessageThatCameMeanwhileStaysUnread() {
        MessageEvent.Sent first = delivered(grace, ada);
        happens(first);
        onlyOne(ada);
        Instant later = first.createdAt().plusSeconds(1);
        MessageEvent.Sent second = new MessageEvent.Sent(
                UUID.randomUUID(),
                later,
                conversationId,
                UUID.randomUUID(),
                grace,
                ada.id(),
                "Hi",
                null,
                "delivered",
                later);
        happens(second, read(ada, grace, first), delivered(ada, grace));

        onlyOne(grace);
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
    }

    @Test
    void requestsAndPeopleWhoAreMutedAreSilent() {
        happens(new Bond(ada, grace).mutes());
        MessageEvent.Sent request = sent(person("Joan"), ada, "requested");
        Author edith = person("Edith");
        happens(new Bond(edith, ada).follows());
        onlyOne(ada);

        happens(request, delivered(grace, ada), delivered(edith, ada));

        assertThat(mailboxOnce(ada, found -> found.items().size() == 2).contents())
                .containsExactlyInAnyOrder("Edith started following you", "Edith sent you a message");
    }
}
