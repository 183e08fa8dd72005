package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void whatIsNotSaidIsThreeThousandAndNothingErased() {
        assertThat(Options.parse(List.of("--data", "/var/chorus")))
                .isEqualTo(new Options(3000, Path.of("/var/chorus"), false, false, false));
    }

    @Test
    void everyOptionIsUnderstoodInAnyOrder() {
        assertThat(Options.parse(List.of("--demo", "--port", "4000", "--fresh", "--data", "/var/chorus", "--train")))
                .isEqualTo(new Options(4000, Path.of("/var/chorus"), true, true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65535", "http"})
    void aPortThatLeavesNoRoomForTheOthersIsRefused(String port) {
        assertThatThrownBy(() -> Options.parse(List.of("--port", port)))
                .isInstanceOf(LocalRunException.class)
                .hasMessageStartingWith("--port wants a number from 1 to 53103");
    }

    @Test
    void anOptionWithoutItsValueAndAnUnknownOneAreRefused() {
        assertThatThrownBy(() -> Options.parse(List.of("--data"))).hasMessage("--data wants a value; see --help");
        assertThatThrownBy(() -> Options.parse(List.of("--prot"))).hasMessage("Unknown option --prot; see --help");
    }
}
