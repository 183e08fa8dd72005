package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.SocialGraphEvent.FollowRequested;
import dev.chorus.notification.mailbox.Notification;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class DecidingTest extends RunningService {
    private final Author ada = person("Ada");
    private final Author grace = person("Grace");
    private final Bond bond = new Bond(grace, ada);
    private final FollowRequested request = bond.asks();

    @ParameterizedTest
    @CsvSource({"accept, accepted", "reject, rejected"})
    void aRequestIsDecidedFromItsNotificationAndTheEventThatFollowsChangesNothing(String action, String status) {
        Notification notification = asked("pending");

        Notification decided = decided(notification, action);

        assertThat(status(decided)).isEqualTo(status);
        assertThat(decided).isEqualTo(notification.withMetadata(decided.metadata()));
        assertThat(mailbox(ada).items()).containsExactly(decided);
        assertThat(socialGraph.asked(request.requestId())).singleElement().satisfies(asked -> {
            assertThat(asked.action()).isEqualTo(action);
            assertThat(asked.authorization()).startsWith("Bearer ey");
        });
        happens(action.equals("accept") ? bond.isAccepted(request) : bond.isRejected(request));
        happens(bond.follows());
        mailboxOnce(ada, found -> found.items().size() == 2);
        assertThat(mailbox(ada).items()).contains(decided);
    }

    @Test
    void theSameAgainIsTheSame() {
        Notification notification = asked("pending");
        assertThat(decided(notification, "accept")).isEqualTo(decided(notification, "accept"));
    }

    @Test
    void theOppositeIsRefused() {
        Notification notification = asked("pending");
        decided(notification, "reject");

        assertRefused(decide(ada, notification.id(), "accept"), HttpStatus.CONFLICT, "ALREADY_DECIDED");
        assertThat(status(onlyOne(ada))).isEqualTo("rejected");
    }

    @Test
    void whatWasWithdrawnIsGoneThoughTheEventIsStillToCome() {
        Notification notification = asked("withdrawn");
        assertRefused(decide(ada, notification.id(), "accept"), HttpStatus.GONE, "REQUEST_WITHDRAWN");
    }

    @Test
    void whatWasWithdrawnIsGoneThoughItsNotificationWasTakenBack() {
        Notification notification = asked("pending");
        happens(bond.withdraws(request));
        mailboxOnce(ada, found -> found.items().isEmpty());

        assertRefused(decide(ada, notification.id(), "accept"), HttpStatus.GONE, "REQUEST_WITHDRAWN");
        assertRefused(decide(grace, notification.id(), "accept"), HttpStatus.NOT_FOUND, "NOT_FOUND");
        assertThat(socialGraph.asked(request.requestId())).isEmpty();
    }

    @Test
    void whatABlockTookBackIsDecidedWhereTheRequestIs() {
        Notification notification = asked("withdrawn");
        happens(new Bond(ada, grace).blocks());
        mailboxOnce(ada, found -> found.items().isEmpty());

        assertRefused(decide(ada, notification.id(), "accept"), HttpStatus.GONE, "REQUEST_WITHDRAWN");
    }

    @Test
    void whatIsUnknownThereIsUnknownHere() {
        Notification notification = asked("unknown");
        assertRefused(decide(ada, notification.id(), "accept"), HttpStatus.NOT_FOUND, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "hanging"})
    void withoutTheSocialGraphNothingIsDecided(String state) {
        Notification notification = asked(state);

        assertRefused(decide(ada, notification.id(), "accept"), HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE");
        assertThat(onlyOne(ada)).isEqualTo(notification);
    }

    @Test
    void whatIsNoRequestCannotBeDecided() {
        happens(Post.by(ada).likedBy(grace));
        Notification like = onlyOne(ada);
        happens(bond.isAccepted(request));
        Notification acceptance = onlyOne(grace);

        assertRefused(decide(ada, like.id(), "accept"), HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_REQUEST");
        assertRefused(decide(grace, acceptance.id(), "accept"), HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_REQUEST");
    }

    @Test
    void whatIsNotTheirsCannotBeDecided() {
        Notification notification = asked("pending");

        assertRefused(decide(grace, notification.id(), "accept"), HttpStatus.NOT_FOUND, "NOT_FOUND");
        assertRefused(decide(ada, UUID.randomUUID(), "accept"), HttpStatus.NOT_FOUND, "NOT_FOUND");
        assertThat(socialGraph.asked(request.requestId())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"action\":\"praise\"}", "{\"action\":null}", "{}", "nonsense"})
    void onlyAcceptAndRejectAreActions(String body) {
        Notification notification = asked("pending");

        assertRefused(
                as(ada, HttpMethod.POST, "/api/notifications/{id}", notification.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange(),
                HttpStatus.BAD_REQUEST,
                "VALIDATION_FAILED");
    }

    private Notification asked(String status) {
        socialGraph.put(request.requestId(), status);
        happens(request);
        return onlyOne(ada);
    }

    private Notification decided(Notification notification, String action) {
        return Objects.requireNonNull(decide(ada, notification.id(), action)
                .expectStatus()
                .isOk()
                .expectBody(Notification.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec decide(Author caller, UUID notificationId, String action) {
        return as(caller, HttpMethod.POST, "/api/notifications/{id}", notificationId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"action\":\"%s\"}".formatted(action))
                .exchange();
    }

    private static void assertRefused(ResponseSpec response, HttpStatus status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
