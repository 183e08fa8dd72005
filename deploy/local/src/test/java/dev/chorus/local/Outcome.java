package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What became of what was said, for each client. Events are told apart by their ids. */
record Outcome(List<Share> shares) {

    /** Of one client: what it was to hear, what of that it has heard, and how often it heard something again. */
    record Share(String username, int expected, int received, int repeated) {
        int missed() {
            return expected - received;
        }

        @Override
        public String toString() {
            return "a client of %s: expected %d, received %d, missed %d, repeated %d"
                    .formatted(username, expected, received, missed(), repeated);
        }
    }

    static Outcome of(Collection<ReturningClient> clients, Traffic traffic) {
        return new Outcome(clients.stream()
                .map(client -> {
                    Set<String> own = traffic.to(client.person());
                    Set<String> all = traffic.toAll();
                    long received = Stream.concat(own.stream(), all.stream())
                            .filter(client.heard()::contains)
                            .count();
                    return new Share(
                            client.person().username(),
                            own.size() + all.size(),
                            Math.toIntExact(received),
                            client.repeated());
                })
                .toList());
    }

    /** How often something was told again to a client that had heard it. */
    long repeated() {
        return shares.stream().mapToLong(Share::repeated).sum();
    }

    long expected() {
        return shares.stream().mapToLong(Share::expected).sum();
    }

    long received() {
        return shares.stream().mapToLong(Share::received).sum();
    }

    long missed() {
        return expected() - received();
    }

    void requireAllHeardOnce() {
        assertThat(expected()).as("expected").isPositive();
        assertThat(missed()).as("missed").isZero();
        assertThat(repeated()).as("repeated").isZero();
    }

    /** Those of whom there is something to say. */
    List<Share> remarkable() {
        return shares.stream()
                .filter(share -> share.missed() > 0 || share.repeated() > 0)
                .toList();
    }
}
