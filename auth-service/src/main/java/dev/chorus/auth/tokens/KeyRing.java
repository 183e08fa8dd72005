package dev.chorus.auth.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys as of one reading, and the rules of their succession. A key signs from its time on until its successor does,
 * and stays published until the last token that it signed has expired. Immutable.
 *
 * @param keys by the time from which they sign
 */
record KeyRing(List<SigningKey> keys) {

    KeyRing {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::signsFrom)).toList();
    }

    /** Empty only before the first key is made. */
    Optional<SigningKey> signing(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst();
    }

    /** When the next key must begin to sign, if it is time to publish it. */
    Optional<Instant> successionDue(Instant now, Duration period, Duration publishAhead) {
        if (signing(now).isEmpty()) {
            return Optional.of(now);
        }
        Instant successionAt = keys.getLast().signsFrom().plus(period);
        return successionAt.minus(publishAhead).isAfter(now) ? Optional.empty() : Optional.of(now.plus(publishAhead));
    }

    /** Keys whose tokens have all expired. */
    List<SigningKey> outdated(Instant now, Duration tokenLifetime) {
        List<SigningKey> outdated = new ArrayList<>();
        for (int i = 0; i + 1 < keys.size(); i++) {
            Instant lastSignature = keys.get(i + 1).signsFrom();
            if (lastSignature.plus(tokenLifetime).isBefore(now)) {
                outdated.add(keys.get(i));
            }
        }
        return outdated;
    }
}
