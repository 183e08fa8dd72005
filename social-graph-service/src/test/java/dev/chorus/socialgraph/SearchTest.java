package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.ids;
import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SearchTest extends SocialGraphTest {
    /** Unlike anything in another test. */
    private final String word =
            "q" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    private Person called(String username, String displayName) {
        return register(named(UUID.randomUUID(), username, displayName), false);
    }

    private static List<UUID> search(Person viewer, String q) {
        return viewer.people("/api/search?q={q}", q);
    }

    @Test
    void relationComesFirstThenPrefixThenSimilarity() {
        Person viewer = person("viewer");
        Person similar = called("x1." + word.substring(0, 7) + "yx", "Someone");
        Person prefix = called(word + "_a", "Someone");
        Person laterPrefix = called(word + "_b", "Someone");
        Person follower = called(word + "_y", "Someone");
        Person followed = called("z1." + word.substring(0, 7) + "zz", "Someone");
        follower.follow(viewer);
        viewer.follow(followed);

        assertThat(search(viewer, word))
                .containsExactly(follower.id(), followed.id(), prefix.id(), laterPrefix.id(), similar.id());
        assertThat(search(prefix, word).subList(0, 3)).containsExactly(prefix.id(), laterPrefix.id(), follower.id());
    }

    @Test
    void anyWordOfANameAndSeveralWordsArePrefixes() {
        Person viewer = person("viewer");
        Person ada = called("u1." + word, "Ada " + word + " Lovelace");

        assertThat(search(viewer, word.substring(0, 6))).containsExactly(ada.id());
        assertThat(search(viewer, word + " lo")).containsExactly(ada.id());
        assertThat(search(viewer, "  ada   " + word)).startsWith(ada.id());
    }

    @ParameterizedTest
    @CsvSource({
        "Žofie Müller, zofie muller",
        "zofie muller, ŽOFIE MÜLLER",
        "Łukasz Straße, lukasz strasse",
        "ÆTHER Øre, aether ore",
        "Ｆｕｌｌ Ｗｉｄｔｈ, full width",
        "İstanbul Işık, istanbul isik",
    })
    void caseAndAccentsMakeNoDifference(String name, String q) {
        Person viewer = person("viewer");
        Person person = called("v1." + word, word + name);

        assertThat(search(viewer, word + q)).startsWith(person.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "%%%", "a%b", "'--", ":q", "$1", "*"})
    void whatMeansSomethingElsewhereIsJustText(String text) {
        Person viewer = person("viewer");
        Person person = called("w1." + word, word + text + "end");
        called("w2." + word, word + "anything");

        assertThat(search(viewer, word + text)).startsWith(person.id());
        assertThat(search(viewer, text)).doesNotContain(person.id());
    }

    @Test
    void aTypingErrorIsForgivenFromThreeLettersOn() {
        Person viewer = person("viewer");
        Person person = called(word + "wintergarden", "Someone");

        assertThat(search(viewer, word + "wintregarden")).containsExactly(person.id());
    }

    @Test
    void scriptsWithoutLatinLettersAreFoundByPrefix() {
        Person viewer = person("viewer");
        Person person = called("k1." + word, "北京" + word + " Οδυσσεύς");

        assertThat(search(viewer, "北京" + word)).containsExactly(person.id());
        assertThat(search(viewer, "ΟΔΥΣΣΕΎΣ")).contains(person.id());
    }

    @Test
    void nobodyWhoIsBlockedEitherWayIsFound() {
        Person viewer = person("viewer");
        Person blocked = called(word + "_a", "Someone");
        Person blocker = called(word + "_b", "Someone");
        Person similar = called("s1." + word, "Someone");
        Person other = called(word + "_c", "Someone");
        viewer.block(blocked);
        viewer.block(similar);
        blocker.block(viewer);

        assertThat(search(viewer, word)).containsExactly(other.id());
        assertThat(search(other, word)).contains(blocked.id(), blocker.id());
    }

    @Test
    void newNamesAreFoundAndOldOnesAndErasedPeopleAreNot() {
        Person viewer = person("viewer");
        String old = new StringBuilder(word).reverse().toString();
        Person ada = called("n1.renamed", old);
        viewer.follow(ada);
        topics.publish(updated(ada, "After " + word + "x", false, 2));
        awaitVersion(ada, 2);

        assertThat(search(viewer, old)).isEmpty();
        assertThat(search(viewer, word + "x")).containsExactly(ada.id());

        topics.publish(new UserEvent.Erased(UUID.randomUUID(), Instant.now(), ada.id(), 3));
        awaitVersion(ada, 3);
        assertThat(search(viewer, word + "x")).isEmpty();
        assertThat(count("SELECT count(*) FROM search_words WHERE word LIKE '%s%%' OR word LIKE '%s%%'"
                        .formatted(word, old)))
                .isZero();
    }

    @Test
    void pagesFollowOneAnotherThroughAllTiersWithoutGapOrRepetition() {
        Person viewer = person("viewer");
        List<UUID> everyone = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Person related = called(word + "_r" + i, word + " related");
            viewer.follow(related);
            everyone.add(related.id());
        }
        for (int i = 0; i < 4; i++) {
            everyone.add(called(word + "_p" + i, word + " twice").id());
        }
        for (int i = 0; i < 3; i++) {
            everyone.add(called(word.substring(0, 7) + "zz_" + i, "Someone").id());
        }

        for (int limit : List.of(1, 2, 3, 100)) {
            List<UUID> found = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = viewer.list(
                        "/api/search?q={q}&limit={limit}" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), word, limit);
                found.addAll(ids(page.get("items")));
                cursor = page.get("nextCursor").isNull()
                        ? ""
                        : page.get("nextCursor").asString();
            } while (!cursor.isEmpty());
            assertThat(found).containsExactlyInAnyOrderElementsOf(everyone);
            assertThat(found.subList(0, 3)).containsExactlyInAnyOrderElementsOf(everyone.subList(0, 3));
            assertThat(found.subList(3, 7)).containsExactlyInAnyOrderElementsOf(everyone.subList(3, 7));
        }
    }

    @Test
    void searchAnswersWithAuthors() {
        Person viewer = person("viewer");
        called(word, "Someone");

        JsonNode page = viewer.list("/api/search?q={q}", word);

        assertThat(page.propertyNames()).containsExactly("items", "nextCursor");
        assertThat(page.at("/items/0").propertyNames()).containsExactly("id", "username", "displayName");
    }

    @Test
    void whatCannotBeSearchedForIsRefused() {
        Person viewer = person("viewer");

        refused(viewer.get("/api/search"), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q="), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q={q}", " \t\u00a0"), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q={q}", "\u0301"), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q={q}", "a\0b"), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q={q}", "a".repeat(51)), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q=a&limit=0"), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q=a&limit=101"), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q=a&cursor=nonsense"), 400, "VALIDATION_FAILED");
        refused(viewer.get("/api/search?q=a&cursor=AAAA"), 400, "VALIDATION_FAILED");
        viewer.get("/api/search?q={q}", "😀".repeat(50)).expectStatus().isOk();
    }
}
