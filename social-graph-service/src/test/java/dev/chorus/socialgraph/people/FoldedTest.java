package dev.chorus.socialgraph.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTest {

    @Test
    void caseAccentsAndSpaceAreFoldedAway() {
        assertThat(Folded.of("  Žofie\t\u00a0MÜLLER ")).isEqualTo("zofie muller");
        assertThat(Folded.of("Z\u030cofie")).isEqualTo(Folded.of("Žofie"));
        assertThat(Folded.of("STRASSE")).isEqualTo(Folded.of("Straße"));
        assertThat(Folded.of("ΟΔΟΣ")).isEqualTo(Folded.of("οδός"));
        assertThat(Folded.of("ﬁne Ｗｉｄｅ")).isEqualTo("fine wide");
        assertThat(Folded.of("\u0301")).isEmpty();
    }

    @Test
    void foldingTwiceIsFoldingOnce() {
        for (String text : new String[] {"Žofie Müller", "İstanbul Işık", "ÆØÅ", "ガギグ", "한국어", "ΟΔΟΣ"}) {
            assertThat(Folded.of(Folded.of(text))).isEqualTo(Folded.of(text));
        }
    }

    @Test
    void aNameIsFoundFromEachOfItsWordsOn() {
        assertThat(Folded.terms("ada", "Ada King Lovelace"))
                .containsExactly("ada", "ada king lovelace", "king lovelace", "lovelace");
        assertThat(Folded.terms("ada", "Ada")).containsExactly("ada");
        assertThat(Folded.terms("ada._lovelace_9", "")).containsExactly("ada._lovelace_9", "lovelace_9", "9");
        assertThat(Folded.terms("", "")).isEmpty();
    }

    @Test
    void theWordsInTermsAreWithoutTheNumbersAtTheirEnd() {
        assertThat(Folded.firstWords(List.of("ada", "ada king", "lovelace99_x", "al", "42", "h2o")))
                .containsExactly("ada", "h2o", "lovelace");
        assertThat(Folded.words("ada, jo lovelace99")).containsExactly("ada", "lovelace99");
    }
}
