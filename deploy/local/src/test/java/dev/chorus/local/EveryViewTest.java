package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every view, in both themes and at a phone's width: axe finds nothing serious, and nothing is wider than the screen. With
 * {@code -Dchorus.screenshots=DIR} a picture of each is written there.
 */
class EveryViewTest extends BrowserTest {

    private static final String AXE = axe();

    enum Look {
        LIGHT(1280, 860, "light"),
        DARK(1280, 860, "dark"),
        PHONE(390, 844, "light"),
        PHONE_DARK(390, 844, "dark");

        private final int width;
        private final int height;
        private final String theme;

        Look(int width, int height, String theme) {
            this.width = width;
            this.height = height;
            this.theme = theme;
        }
    }

    private record View(String name, String route) {}

    @ParameterizedTest
    @EnumSource
    void isFitToBeUsedByAnyone(Look look, LocalRun run) {
        Scene scene = Scene.set(run);
        here.look(look.width, look.height, look.theme);
        for (View view : List.of(new View("sign-in", "sign-in"), new View("sign-up", "sign-up"))) {
            here.open(view.route());
            isFit(view, look);
        }
        here.signIn(scene.ada());
        for (View view : views(scene).toList()) {
            here.goes(view.route());
            isFit(view, look);
        }
    }

    private static Stream<View> views(Scene scene) {
        return Stream.of(
                new View("feed", ""),
                new View("following", "following"),
                new View("post", "post/" + scene.post()),
                new View("search", "search?q=" + scene.ben().username()),
                new View("profile", "u/" + scene.ben().id()),
                new View("own-profile", "u/" + scene.ada().id()),
                new View("private-profile", "u/" + scene.mary().id()),
                new View("followers", "u/" + scene.ben().id() + "/followers"),
                new View("following-list", "u/" + scene.ben().id() + "/following"),
                new View("follow-requests", "requests"),
                new View("messages", "messages"),
                new View("conversation", "messages/" + scene.ben().id()),
                new View("message-request", "messages/" + scene.mary().id()),
                new View("message-requests", "messages/requests"),
                new View("notifications", "notifications"),
                new View("settings", "settings"),
                new View("nowhere", "nothing/here"));
    }

    private void isFit(View view, Look look) {
        await(view.name()).until(() -> !here.is("[aria-busy], .skeletons, .splash"));
        await("nothing moves in " + view.name())
                .atMost(Duration.ofSeconds(5))
                .until(
                        () -> Boolean.TRUE.equals(
                                here.run(
                                        "return document.getAnimations().every((one) => one.effect.getTiming().iterations === Infinity)")));
        photograph(view, look);
        assertThat(here.run("return document.documentElement.scrollWidth - innerWidth"))
                .as("%s in %s is as wide as the screen", view.name(), look)
                .satisfies(over -> assertThat(((Number) Objects.requireNonNull(over)).intValue())
                        .isNotPositive());
        assertThat(findings()).as("%s in %s", view.name(), look).isEmpty();
    }

    private List<?> findings() {
        here.run(AXE);
        return (List<?>) Objects.requireNonNull(here.runAsync("""
                const done = arguments[0]
                axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
                  done(violations
                    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)))
                """));
    }

    private void photograph(View view, Look look) {
        @Nullable String folder = System.getProperty("chorus.screenshots");
        if (folder == null) {
            return;
        }
        try {
            Path directory = Files.createDirectories(Path.of(folder));
            Files.write(
                    directory.resolve(view.name() + "." + look.name().toLowerCase(Locale.ROOT) + ".png"),
                    here.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String axe() {
        try (InputStream script = EveryViewTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ada's account, with something in every view. */
    private record Scene(Person ada, Person ben, Person mary, String post) {

        static Scene set(LocalRun run) {
            Person ada = named(run, "ada", "Ada Lovelace");
            Person ben = named(run, "ben", "Benjamin Banneker");
            Person mary = named(run, "mary", "Mary Somerville");
            mary.isPrivate(true);
            ben.publishes("Good morning! The river was completely still today, and there were herons on the far bank.");
            String post = ada.publishes("Notes are done. They came out three times as long as the text they are about.")
                    .path("id")
                    .asString();
            ben.likes(post);
            ben.comments(post, "May I read them before the others do? I will bring the good biscuits.");
            ada.does("PUT", "/api/follow/" + ben.id(), null);
            ben.does("PUT", "/api/follow/" + ada.id(), null);
            ada.isPrivate(true);
            mary.does("PUT", "/api/follow/" + ada.id(), null);
            ben.writes(ada, "Did you see the herons?");
            ada.writes(ben, "I was asleep, like everyone sensible.");
            mary.writes(ada, "Dear Ada, we met at the lecture on Tuesday. May I send you the drawings?");
            await("notifications").until(() -> ada.notifications().path("items").size() >= 5);
            return new Scene(ada, ben, mary, post);
        }

        private static Person named(LocalRun run, String name, String displayName) {
            Person person = Person.register(run, name);
            person.does("PATCH", "/api/users/me", Map.of("displayName", displayName));
            return person;
        }
    }
}
