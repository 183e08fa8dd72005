package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What one person does at one window, and what they find when something goes wrong. */
class OneWindowTest extends BrowserTest {

    private Person ada;
    private Person ben;

    @BeforeEach
    void register(LocalRun run) {
        ada = Person.register(run, "ada");
        ben = Person.register(run, "ben");
    }

    @Test
    void someoneNewSignsUp() {
        here.forgivesFailedCalls();
        here.open("sign-up");
        here.types("Username", "A!");
        here.types("E-mail", "nowhere");
        here.types("Password", "password");
        here.clicks("button", "Create account");

        here.sees(".field-error", "Use 3 to 30 letters");
        here.sees(".field-error", "doesn’t look like an e-mail address");
        here.sees(".field-error", "others would guess");
        here.types("Username", ada.username());
        here.types("E-mail", "new_" + ada.username() + "@example.org");
        here.types("Password", "a phrase of one's own");
        here.clicks("button", "Create account");
        here.sees(".field-error", "already has this username");
        assertThat(here.typed("Password")).isEqualTo("a phrase of one's own");

        here.types("Username", "n_" + ada.username());
        here.clicks("button", "Create account");
        here.sees(".nav-me", "n_" + ada.username());
    }

    @Test
    void aWrongPasswordIsSaidNextToTheField() {
        here.forgivesFailedCalls();
        here.open("sign-in");
        here.types("Username or e-mail", ada.username());
        here.types("Password", "not this one");
        here.clicks("button", "Sign in");

        here.sees(".field-error", "The username or the password is wrong.");
        assertThat(here.typed("Username or e-mail")).isEqualTo(ada.username());
    }

    @Test
    void aReloadStaysSignedInAndInPlace() {
        String post = ada.publishes("Still here").path("id").asString();
        here.signIn(ada);
        here.goes("post/" + post);

        here.driver().navigate().refresh();

        here.sees("article.post", "Still here");
        here.sees(".pill[data-state=online]");
    }

    @Test
    void aLinkThatNeedsASignInIsFollowedAfterIt() {
        String post = ben.publishes("Worth the sign-in").path("id").asString();
        here.open("post/" + post);
        here.sees("h1", "Sign in");
        here.types("Username or e-mail", ada.username());
        here.types("Password", ada.password());
        here.clicks("button", "Sign in");

        here.sees("article.post", "Worth the sign-in");
    }

    @Test
    void theBackButtonReturnsToTheFeedWhereItWas() {
        for (int i = 0; i < 8; i++) {
            ben.publishes("Post %d of %s\n\n\n\n\n".formatted(i, ben.username()));
        }
        here.signIn(ada);
        here.sees("article.post", "Post 7 of " + ben.username());
        here.run("scrollTo(0, 500)");
        here.clicks("article.post a.act", "Comment");
        here.sees(".comments");
        assertThat(here.is(".comments")).isTrue();

        here.driver().navigate().back();

        here.sees("h1", "Feed");
        await("the feed where it was").until(() -> scrolled() > 300);
    }

    @Test
    void aLostConnectionIsSaidAndWhatWasMissedIsThereAfterwards() {
        here.signIn(ada);
        here.forgivesFailedCalls();

        here.online(false);
        here.sees(".connection-bar", "offline");
        ben.publishes("While you were away, " + ada.username());
        here.online(true);

        here.sees(".connection-bar", "back online");
        here.sees("article.post", "While you were away, " + ada.username());
        here.sees(".pill[data-state=online]");
    }

    @Test
    void aPostThatCouldNotBeSentIsStillThereToBeSentAgain() {
        here.signIn(ada);
        here.forgivesFailedCalls();
        here.block("*/api/posts");
        here.types("Write a post", "Precious words of " + ada.username());
        here.clicks(".composer button", "Post");
        here.sees(".field-error", "can’t be reached");
        assertThat(here.typed("Write a post")).isEqualTo("Precious words of " + ada.username());

        here.block();
        here.driver().navigate().refresh();
        assertThat(here.typed("Write a post")).isEqualTo("Precious words of " + ada.username());
        here.clicks(".composer button", "Post");

        here.sees("article.post", "Precious words of " + ada.username());
        assertThat(ada.sees("/api/posts?author=" + ada.id()).path("items")).hasSize(1);
    }

    @Test
    void aMessageThatCouldNotBeSentIsSentOnceWhenTriedAgain() {
        here.signIn(ada);
        here.goes("messages/" + ben.id());
        here.forgivesFailedCalls();
        here.block("*/api/messages");
        here.types("Message to " + ben.username(), "Did you get this?");
        here.presses(Keys.ENTER);
        here.sees(".message.failed", "Not sent");

        here.block();
        here.clicks(".message.failed button", "Try again");

        here.sees(".message.mine", "Delivered");
        assertThat(ben.messagesWith(ada)).hasSize(1);
    }

    @Test
    void aLikeThatDidNotGetThroughIsTakenBack() {
        String post = ben.publishes("Like me if you can").path("id").asString();
        here.signIn(ada);
        here.goes("post/" + post);
        here.forgivesFailedCalls();
        here.block("*/like");

        here.clicks("button.like");

        here.sees(".toast", "didn’t get through");
        here.sees("button.like[aria-pressed=false]");
        here.block();
        here.clicks(".toast button", "Try again");
        here.sees("button.like[aria-pressed=true]", "1");
    }

    @Test
    void whatPeopleWriteIsTextAndNothingElse() {
        String nasty = "<img src=x onerror=\"document.title='owned'\"><b>bold</b> javascript:alert(1)";
        String post = ben.publishes(nasty).path("id").asString();
        ben.comments(post, nasty);
        here.signIn(ada);
        here.goes("post/" + post);

        assertThat(here.sees("article.post .written").getText()).isEqualTo(nasty);
        assertThat(here.sees(".comment .written").getText()).isEqualTo(nasty);
        assertThat(here.is("main img, main b")).isFalse();
        assertThat(here.driver().getTitle()).isNotEqualTo("owned");
    }

    @Test
    void whoIsSignedOutElsewhereIsToldSo() {
        here.signIn(ada);
        here.forgivesFailedCalls();

        ada.does(
                "PATCH",
                "/api/users/me",
                Map.of("currentPassword", ada.password(), "newPassword", "quite another one"));

        here.sees("h1", "Sign in");
        here.sees(".toast", "You were signed out");
    }

    @Test
    void theKeyboardReachesEverything() {
        ben.publishes("For the keyboard");
        here.signIn(ada);
        here.driver().navigate().refresh();
        here.sees("article.post");
        here.presses(Keys.TAB);
        here.sees("a.skip:focus");
        here.presses(Keys.ENTER);
        here.sees("main:focus");

        here.goes("u/" + ben.id());
        here.sees("h1:focus", ben.username());
        here.run("document.querySelector('.profile-actions .menu button').focus()");
        here.presses(Keys.ENTER);
        here.sees(".menu-item:focus", "Mute");
        here.presses(Keys.ARROW_DOWN);
        here.sees(".menu-item:focus", "Block");
        here.presses(Keys.ENTER);
        here.sees("dialog[open] h2", "Block");
        here.presses(Keys.ESCAPE);
        here.seesNo("dialog", null);
        here.sees(".menu button:focus");
    }

    @Test
    void theFirstLoadIsSmall() {
        here.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
        here.open("sign-in");
        here.sees("h1", "Sign in");

        Object transferred = here.run("""
                return [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
                  .reduce((sum, entry) => sum + entry.transferSize, 0)
                """);
        assertThat(((Number) Objects.requireNonNull(transferred)).intValue()).isBetween(20_000, 200_000);
    }

    private long scrolled() {
        return ((Number) Objects.requireNonNull(here.run("return Math.round(scrollY)"))).longValue();
    }
}
