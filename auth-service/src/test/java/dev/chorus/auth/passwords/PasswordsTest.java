package dev.chorus.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.platform.problem.DomainProblem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PasswordsTest {
    private final Passwords passwords =
            new Passwords(new PasswordSettings(DataSize.ofMegabytes(8), 4, 1, 1, 2), new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        passwords.destroy();
    }

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String hash = String.valueOf(passwords.hash("a rather good one").block());
        assertThat(hash).startsWith("$argon2id$");
        assertThat(passwords.matches("a rather good one", hash).block()).isTrue();
        assertThat(passwords.matches("A rather good one", hash).block()).isFalse();
        assertThat(passwords.matchesNobody("a rather good one").block()).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(passwords.hash("a rather good one").block())
                .isNotEqualTo(passwords.hash("a rather good one").block());
    }

    @Test
    void aFullQueueRefusesAtOnceAndTheOthersAreServed() {
        // One is worked on, two wait; the rest finds the queue full.
        List<String> outcomes = Flux.range(0, 20)
                .flatMap(
                        _ -> passwords
                                .hash("a rather good one")
                                .map(_ -> "hashed")
                                .onErrorResume(DomainProblem.class, problem -> Mono.just(problem.code())),
                        20)
                .collectList()
                .block();
        assertThat(outcomes).hasSize(20).containsOnly("hashed", "UNAVAILABLE");
        assertThat(outcomes).filteredOn("hashed"::equals).hasSizeBetween(3, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password1", "12345678", "QWERTY123", "iloveyou", "letmein123", "1q2w3e4r"})
    void wellKnownPasswordsAreCommonInAnyCase(String password) {
        assertThat(CommonPasswords.contain(password)).isTrue();
        assertThat(CommonPasswords.contain(password.toUpperCase(Locale.ROOT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "a rather good one", "Tr0ub4dor&3"})
    void othersAreNot(String password) {
        assertThat(CommonPasswords.contain(password)).isFalse();
    }
}
