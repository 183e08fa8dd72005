package dev.chorus.notification.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.notification.audience.Silence.Kind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private final UUID ada = UUID.randomUUID();
    private final UUID grace = UUID.randomUUID();

    @Test
    void strangersHearOfEachOther() {
        Audience audience = new Audience(List.of(), List.of());
        assertThat(audience.hears(ada, grace)).isTrue();
        assertThat(audience.hears(ada, ada)).isTrue();
    }

    @Test
    void aBlockSilencesBothWays() {
        Audience audience = new Audience(List.of(new Silence(Kind.BLOCK, ada, grace)), List.of());
        assertThat(audience.hears(ada, grace)).isFalse();
        assertThat(audience.hears(grace, ada)).isFalse();
    }

    @Test
    void aMuteSilencesOneWay() {
        Audience audience = new Audience(List.of(new Silence(Kind.MUTE, ada, grace)), List.of());
        assertThat(audience.hears(ada, grace)).isFalse();
        assertThat(audience.hears(grace, ada)).isTrue();
    }

    @Test
    void theErasedNeitherHearNorAreHeardOf() {
        Audience audience = new Audience(List.of(), List.of(grace));
        assertThat(audience.hears(ada, grace)).isFalse();
        assertThat(audience.hears(grace, ada)).isFalse();
        assertThat(audience.hears(grace, grace)).isFalse();
    }

    @Test
    void changesHoldAtOnceAndTheLastOneCounts() {
        Audience audience = new Audience(List.of(), List.of());
        Silence block = new Silence(Kind.BLOCK, ada, grace);
        audience.begin(block);
        assertThat(audience.hears(grace, ada)).isFalse();
        audience.end(block);
        assertThat(audience.hears(grace, ada)).isTrue();
        assertThat(audience.changes()).containsExactly(Map.entry(block, false));
    }
}
