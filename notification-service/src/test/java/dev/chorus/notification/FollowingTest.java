package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.SocialGraphEvent.FollowCreated;
import dev.chorus.events.SocialGraphEvent.FollowRequested;
import dev.chorus.notification.mailbox.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FollowingTest extends RunningService {
    private final Author ada = person("Ada");
    private final Author grace = person("Grace");
    private final Bond bond = new Bond(grace, ada);

    @Autowired
    private DatabaseClient database;

    @Test
    void aFollowNotifiesTheOneWhoIsFollowed() {
        FollowCreated follow = bond.follows();

        happens(follow, follow);

        Notification notification = onlyOne(ada);
        assertThat(notification.type()).isEqualTo("follow");
        assertThat(notification.title()).isEqualTo("New Follower");
        assertThat(notification.content()).isEqualTo("Grace started following you");
        assertThat(notification.createdAt()).isEqualTo(follow.at());
        assertThat(JsonMapper.shared().readTree(notification.metadata())).isEqualTo(named(grace));
        assertNothingWasAnnouncedBut("created follow");
        assertThat(mailbox(grace).items()).isEmpty();
    }

    @Test
    void aRequestNotifiesTheOneWhoIsAsked() {
        FollowRequested request = bond.asks();

        happens(request);

        Notification notification = onlyOne(ada);
        assertThat(notification.type()).isEqualTo("follow");
        assertThat(notification.title()).isEqualTo("New Follow Request");
        assertThat(notification.content()).isEqualTo("Grace asked to follow you");
        assertThat(JsonMapper.shared().readTree(notification.metadata()))
                .isEqualTo(named(grace).put("requestId", text(request)).put("status", "pending"));
        assertNothingWasAnnouncedBut("created follow");
    }

    @Test
    void anAcceptedRequestTellsBothSides() {
        FollowRequested request = bond.asks();
        happens(request);
        Notification asked = onlyOne(ada);

        happens(bond.isAccepted(request));

        Notification told = onlyOne(grace);
        assertThat(told.type()).isEqualTo("follow");
        assertThat(told.title()).isEqualTo("Follow Request Accepted");
        assertThat(told.content()).isEqualTo("Ada accepted your request");
        assertThat(JsonMapper.shared().readTree(told.metadata()))
                .isEqualTo(named(ada).put("requestId", text(request)).put("status", "accepted"));
        Notification decided = onlyOne(ada);
        assertThat(status(decided)).isEqualTo("accepted");
        assertThat(decided).isEqualTo(asked.withMetadata(decided.metadata()));
        assertNothingWasAnnouncedBut("created follow");
    }

    @Test
    void aRejectedRequestTellsTheFollowerNothing() {
        FollowRequested request = bond.asks();

        happens(request, bond.isRejected(request));

        mailboxOnce(
                ada,
                found -> found.items().stream().anyMatch(each -> status(each).equals("rejected")));
        assertNothingWasAnnouncedBut("created follow");
        assertThat(mailbox(grace).items()).isEmpty();
    }

    @Test
    void aWithdrawnRequestTakesItsUnreadNotificationBack() {
        FollowRequested request = bond.asks();
        happens(request);
        onlyOne(ada);

        happens(bond.withdraws(request));

        assertThat(mailboxOnce(ada, found -> found.items().isEmpty()).unreadCount())
                .isZero();
        assertNothingWasAnnouncedBut("created follow", "removed");
    }

    @Test
    void aWithdrawnRequestThatWasReadSaysSo() {
        FollowRequested request = bond.asks();
        happens(request);
        read(ada, onlyOne(ada));

        happens(bond.withdraws(request));

        mailboxOnce(
                ada,
                found -> found.items().stream().anyMatch(each -> status(each).equals("withdrawn")));
        assertNothingWasAnnouncedBut("created follow", "read");
    }

    @Test
    void anUnfollowTakesAnUnreadNotificationBackAndAFollowAgainReturnsItSilently() {
        happens(bond.followedAt(Instant.now().minus(Duration.ofHours(23))));
        Notification notification = onlyOne(ada);
        happens(bond.unfollows());
        mailboxOnce(ada, found -> found.items().isEmpty());

        happens(bond.follows());

        assertThat(onlyOne(ada)).isEqualTo(notification);
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
        assertNothingWasAnnouncedBut("created follow", "removed");
    }

    @Test
    void aFollowAgainAfterADayIsAnnouncedAnew() {
        happens(bond.followedAt(Instant.now().minus(Duration.ofHours(25))), bond.unfollows(), bond.follows());

        mailboxOnce(ada, found -> found.unreadCount() == 1);
        assertNothingWasAnnouncedBut("created follow", "removed", "created follow");
    }

    @Test
    void aRequestAgainWithinADayReturnsSilentlyAndAsksTheNewOne() {
        FollowRequested first = bond.askedAt(Instant.now().minus(Duration.ofHours(23)));
        happens(first);
        Notification notification = onlyOne(ada);
        happens(bond.withdraws(first));
        mailboxOnce(ada, found -> found.items().isEmpty());
        FollowRequested second = bond.asks();

        happens(second, bond.withdraws(first));

        Notification returned = onlyOne(ada);
        assertThat(returned.id()).isEqualTo(notification.id());
        assertThat(returned.metadata()).contains(text(second)).doesNotContain(text(first));
        assertThat(status(returned)).isEqualTo("pending");
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
        assertNothingWasAnnouncedBut("created follow", "removed");
    }

    @Test
    void aRequestAgainOfWhatWasReadIsUnreadThoughSilent() {
        FollowRequested first = bond.asks();
        happens(first);
        read(ada, onlyOne(ada));

        happens(bond.isAccepted(first), bond.unfollows(), bond.asks());

        Mailbox mailbox = mailboxOnce(ada, found -> found.unreadCount() == 1);
        assertThat(mailbox.items()).singleElement().satisfies(again -> {
            assertThat(again.read()).isFalse();
            assertThat(status(again)).isEqualTo("pending");
        });
        assertNothingWasAnnouncedBut("created follow", "read");
    }

    @Test
    void aWithdrawnRequestIsRememberedWhileAnUnfollowIsForgottenInTime() {
        FollowRequested request = bond.asks();
        happens(request, bond.withdraws(request), bond.follows(), bond.unfollows());
        eventually()
                .untilAsserted(() -> assertThat(typesAnnouncedTo(ada))
                        .containsExactly("created follow", "removed", "created follow", "removed"));

        assertThat(forgettable()).containsExactlyInAnyOrder(":true", "request:false");
    }

    private List<String> forgettable() {
        return List.copyOf(database.sql("""
                        SELECT aspect || ':' || (forgettable_at IS NOT NULL) AS found FROM notification
                        WHERE user_id = :owner AND withdrawn_at IS NOT NULL
                        """)
                .bind("owner", ada.id())
                .map(row -> String.valueOf(row.get("found", String.class)))
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow());
    }

    /** A follow by someone else shows that none came between. */
    private void assertNothingWasAnnouncedBut(String... types) {
        happens(new Bond(person("Joan"), ada).follows());
        eventually()
                .untilAsserted(() ->
                        assertThat(typesAnnouncedTo(ada)).startsWith(types).hasSize(types.length + 1));
    }

    private static String text(FollowRequested request) {
        return request.requestId().toString();
    }

    private static ObjectNode named(Author actor) {
        UUID id = actor.id();
        return JsonMapper.shared()
                .createObjectNode()
                .put("followerId", id.toString())
                .put("followerUsername", actor.username());
    }
}
