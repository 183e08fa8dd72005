package dev.chorus.realtime.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingTest {
    private final UUID author = UUID.randomUUID();
    private final UUID reader = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # private, follows, severed, mutes | new post, post, act
              false,   false,   false,   false,  true,     true, true
              false,   true,    false,   false,  true,     true, true
              false,   false,   false,   true,   false,    true, true
              false,   false,   true,    false,  false,    false, false
              false,   true,    true,    true,   false,    false, false
              true,    false,   false,   false,  false,    false, true
              true,    false,   false,   true,   false,    false, true
              true,    true,    false,   false,  true,     true, true
              true,    true,    false,   true,   false,    true, true
              true,    true,    true,    false,  false,    false, false
              true,    false,   true,    false,  false,    false, false
            """)
    void whoHearsWhat(
            boolean isPrivate,
            boolean follows,
            boolean severed,
            boolean mutes,
            boolean newPost,
            boolean post,
            boolean act) {
        Relations relations = TestRelations.relations(reader, all(follows), all(severed), all(mutes));

        assertThat(Hearing.ofNewPost(author, isPrivate).mayHear(relations)).isEqualTo(newPost);
        assertThat(Hearing.ofPost(author, isPrivate).mayHear(relations)).isEqualTo(post);
        assertThat(Hearing.ofAct(author).mayHear(relations)).isEqualTo(act);
        assertThat(Hearing.ALL.mayHear(relations)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void authorsHearTheirOwn(boolean isPrivate) {
        Relations own = Relations.none(author);

        assertThat(Hearing.ofNewPost(author, isPrivate).mayHear(own)).isTrue();
        assertThat(Hearing.ofPost(author, isPrivate).mayHear(own)).isTrue();
        assertThat(Hearing.ofAct(author).mayHear(own)).isTrue();
    }

    private List<UUID> all(boolean related) {
        return related ? List.of(author) : List.of();
    }
}
