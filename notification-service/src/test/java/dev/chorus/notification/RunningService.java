package dev.chorus.notification;

import static org.awaitility.Awaitility.await;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.Topic;
import dev.chorus.notification.mailbox.Notification;
import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import dev.chorus.testing.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** The service, and the words in which the tests speak of it. */
@ServiceTest
@Import(SocialGraphBeans.class)
abstract class RunningService {
    @Autowired
    TestTopics topics;

    @Autowired
    FakeSocialGraph socialGraph;

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestTokens tokens;

    static Author person(String displayName) {
        UUID id = UUID.randomUUID();
        return new Author(
                id, displayName.toLowerCase(Locale.ROOT) + "_" + id.toString().substring(0, 8), displayName);
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    void happens(DomainEvent... events) {
        topics.publish(events);
    }

    WebTestClient.RequestBodySpec as(Author person, HttpMethod method, String uri, Object... variables) {
        return web.method(method)
                .uri(uri, variables)
                .headers(headers -> headers.setBearerAuth(tokens.accessToken(person.id(), person.username())));
    }

    WebTestClient anonymous() {
        return web;
    }

    Mailbox mailbox(Author owner) {
        return mailbox(owner, "");
    }

    Mailbox mailbox(Author owner, String query) {
        return Objects.requireNonNull(as(owner, HttpMethod.GET, "/api/notifications" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Mailbox.class)
                .returnResult()
                .getResponseBody());
    }

    Mailbox mailboxOnce(Author owner, Predicate<Mailbox> condition) {
        return eventually().until(() -> mailbox(owner), condition);
    }

    /** The only notification of this owner, once it is there. */
    Notification onlyOne(Author owner) {
        return mailboxOnce(owner, mailbox -> mailbox.items().size() == 1)
                .items()
                .getFirst();
    }

    static String status(Notification notification) {
        return JsonMapper.shared()
                .readTree(notification.metadata())
                .path("status")
                .asString("none");
    }

    void read(Author owner, Notification notification) {
        as(owner, HttpMethod.PUT, "/api/notifications/{id}/read", notification.id())
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    /** What was announced to this recipient so far, in order. */
    List<NotificationEvent> announcedTo(Author recipient) {
        return topics.published(Topic.NOTIFICATIONS).stream()
                .map(NotificationEvent.class::cast)
                .filter(event -> event.recipientId().equals(recipient.id()))
                .toList();
    }

    List<String> typesAnnouncedTo(Author recipient) {
        return announcedTo(recipient).stream()
                .map(event -> switch (event) {
                    case NotificationEvent.Created created -> "created " + created.type();
                    case NotificationEvent.Read _ -> "read";
                    case NotificationEvent.Removed _ -> "removed";
                })
                .toList();
    }
}
