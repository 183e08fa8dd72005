package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void aSecondRunOnTheSameDirectoryIsRefusedUntilTheFirstIsOver() {
        try (var _ = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> DataDirectory.open(directory))
                    .isInstanceOf(LocalRunException.class)
                    .hasMessageStartingWith("Chorus is already running on " + directory + " (process "
                            + ProcessHandle.current().pid() + ")");
        }
        DataDirectory.open(directory).close();
    }

    @Test
    void aDirectoryWithSomethingElseInItIsLeftAlone() throws IOException {
        Path thesis = Files.writeString(directory.resolve("thesis.tex"), "years of work");

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(LocalRunException.class)
                .hasMessageContaining("holds something else than Chorus data");
        assertThat(thesis).hasContent("years of work");
    }

    @Test
    void erasingLeavesNothingOfTheEarlierRun() throws IOException {
        try (var data = DataDirectory.open(directory)) {
            String before = Secrets.in(data).of("post");
            Files.createDirectories(data.kafka().resolve("log"));
            Files.writeString(data.kafka().resolve("log/segment"), "events");

            data.erase();

            assertThat(data.kafka()).doesNotExist();
            assertThat(Secrets.in(data).of("post")).isNotEqualTo(before);
        }
        DataDirectory.open(directory).close();
    }

    @Test
    void aSecretIsTheSameInTheNextRunAndForItsUsersEyesOnly() throws IOException {
        try (var data = DataDirectory.open(directory)) {
            String secret = Secrets.in(data).of("post");

            assertThat(Secrets.in(data).of("post")).isEqualTo(secret);
            assertThat(Secrets.in(data).of("auth")).isNotEqualTo(secret);
            assertThat(Files.getPosixFilePermissions(directory.resolve("secrets.properties")))
                    .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }
}
