package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** One acts and the other sees it, without a refresh. */
class TwoWindowsTest extends BrowserTest {

    private Person ada;
    private Person ben;

    @BeforeEach
    void bothSignIn(LocalRun run) {
        ada = Person.register(run, "ada");
        ben = Person.register(run, "ben");
        here.signIn(ada);
        there.signIn(ben);
    }

    @Test
    void aNewPostIsThereAtOnce() {
        there.goes("");

        here.types("Write a post", "Hello over there, " + ben.username());
        here.clicks(".composer button", "Post");

        there.sees("article.post", "Hello over there, " + ben.username());
        here.sees("article.post", "Hello over there, " + ben.username());
        assertThat(here.typed("Write a post")).isEmpty();
    }

    @Test
    void aLikeIsCountedAndAnnounced() {
        String post = id(ben, "Like me");
        there.goes("post/" + post);
        here.goes("post/" + post);

        here.clicks("button.like");

        here.sees("button.like[aria-pressed=true]", "1");
        there.sees("button.like[aria-pressed=false]", "1");
        there.sees(".nav-link .badge", "1");
        there.clicks(".nav-link", "Notifications");
        there.sees(".notification.unread", ada.username() + " liked your post");

        here.clicks("button.like");
        there.seesNo(".notification", "liked your post");
    }

    @Test
    void aLikeIsCountedInTheFeedToo() {
        String post = id(ben, "Count me");
        there.goes("");
        there.sees("[data-post='" + post + "'][data-live]");
        here.goes("post/" + post);

        here.clicks("button.like");

        there.sees("[data-post='" + post + "'] .like", "1");
    }

    @Test
    void aCommentArrivesWhereThePostIsOpen() {
        String post = id(ben, "Discuss");
        there.goes("post/" + post);
        here.goes("post/" + post);

        here.types("Write a comment", "I see it differently");
        here.clicks("button", "Comment");

        there.sees(".comment", "I see it differently");
        there.sees("article.post footer", "1");
        there.clicks(".comment .menu button");
        there.clicks(".menu-item", "Delete");
        there.clicks("dialog button", "Delete");
        here.seesNo(".comment", "I see it differently");
    }

    @Test
    void anEditAndADeletionReachWhoeverReads() {
        here.types("Write a post", "Frist thoughts of " + ada.username());
        here.clicks(".composer button", "Post");
        there.sees("article.post", "Frist thoughts of " + ada.username());

        here.clicks("article.post .menu button");
        here.clicks(".menu-item", "Edit");
        here.sees(".countdown", "left to edit");
        here.types("Edit your post", "First thoughts of " + ada.username());
        here.clicks(".editor button", "Save");
        there.sees("article.post", "First thoughts of " + ada.username());

        here.clicks("article.post .menu button");
        here.clicks(".menu-item", "Delete");
        here.clicks("dialog button", "Delete");
        there.seesNo("article.post", "First thoughts of " + ada.username());
    }

    @Test
    void aFollowReachesTheOneFollowed() {
        there.goes("u/" + ben.id());
        there.sees(".counts", "0 followers");
        here.goes("u/" + ben.id());

        here.clicks("button.follow", "Follow");

        here.sees("button.follow[aria-pressed=true]", "Following");
        there.sees(".counts", "1 follower");
        there.clicks(".nav-link", "Notifications");
        there.sees(".notification", ada.username() + " started following you");
    }

    @Test
    void aFollowRequestIsAcceptedFromTheNotification() {
        ben.isPrivate(true);
        ben.publishes("For those I know");
        here.goes("u/" + ben.id());
        here.sees(".state", "This account is private");
        there.goes("notifications");

        here.clicks("button.follow", "Follow");
        here.sees("button.follow", "Requested");
        there.clicks(".notification button", "Accept");

        there.sees(".notification", "Accepted");
        here.sees("button.follow", "Following");
        here.sees("article.post", "For those I know");
        here.clicks(".nav-link", "Notifications");
        here.sees(".notification", ben.username() + " accepted your request");
    }

    @Test
    void aMessageIsDeliveredReadAndAnswered() {
        here.goes("messages/" + ben.id());
        there.goes("messages/" + ada.id());

        here.types("Message to " + ben.username(), "Are you there?");
        here.presses(Keys.ENTER);

        there.sees(".message.theirs", "Are you there?");
        here.sees(".message.mine", "Seen");
        there.types("Message to " + ada.username(), "Where else?");
        there.presses(Keys.ENTER);
        here.sees(".message.theirs", "Where else?");
    }

    @Test
    void aMessageIsCountedWhileItIsNotRead() {
        there.goes("");

        ada.writes(ben, "Later will do");

        there.sees(".nav-link[href='#/messages'] .badge", "1");
        there.clicks(".nav-link", "Messages");
        there.clicks(".conversation-link.unread", "Later will do");
        there.sees(".message.theirs", "Later will do");
        there.seesNo(".nav-link[href='#/messages'] .badge", null);
    }

    @Test
    void typingIsShownUntilItStops() {
        here.goes("messages/" + ben.id());
        there.goes("messages/" + ada.id());

        here.types("Message to " + ben.username(), "Hm");

        there.sees(".typing", ada.username() + " is typing");
        here.types("Message to " + ben.username(), "");
        there.seesNo(".typing", null);
    }

    @Test
    void comingAndGoingIsShown() {
        ada.writes(ben, "Hello");
        ben.writes(ada, "Hello yourself");
        here.goes("messages/" + ben.id());
        here.sees(".presence", "Online");

        there.goes("settings");
        there.clicks("button", "Sign out");

        there.sees("h1", "Sign in");
        here.sees(".presence", "Last seen");
        there.signIn(ben);
        here.sees(".presence", "Online");
    }

    @Test
    void aMessageRequestWaitsUntilItIsAccepted() {
        ben.isPrivate(true);
        here.goes("messages/" + ben.id());
        here.types("Message to " + ben.username(), "We met on Tuesday");
        here.presses(Keys.ENTER);
        here.sees(".message.mine", "Waiting to be accepted");

        there.clicks(".nav-link", "Messages");
        there.clicks(".requests-link");
        there.sees(".request", "We met on Tuesday");
        there.clicks(".request button", "Accept");

        there.sees(".message.theirs", "We met on Tuesday");
        there.types("Message to " + ada.username(), "So we did");
        there.presses(Keys.ENTER);
        here.sees(".message.theirs", "So we did");
    }

    @Test
    void whatOneWindowMarksAsReadTheOtherForgetsToo() {
        there.clear();
        there.signIn(ada);
        String post = id(ada, "Read on");
        ben.likes(post);
        here.sees(".nav-link .badge", "1");
        there.sees(".nav-link .badge", "1");
        there.goes("notifications");
        here.goes("notifications");

        here.clicks(".notification button", "Mark as read");

        there.seesNo(".notification.unread", null);
        there.seesNo(".nav-link .badge", null);
    }

    private static String id(Person author, String content) {
        return author.publishes(content).path("id").asString();
    }
}
