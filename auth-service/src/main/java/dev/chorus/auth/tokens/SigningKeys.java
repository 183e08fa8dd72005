package dev.chorus.auth.tokens;

import com.nimbusds.jose.jwk.JWK;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.SecuritySettings;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys that sign access tokens: stored, so that they outlive a restart and all replicas use the same, and replaced
 * one after the other by whichever replica notices first that it is time. Thread-safe.
 *
 * <p>A key is published for some time before it signs, so nobody meets a token whose key they have had no chance to see;
 * replicas must read the keys more often than that.
 */
public final class SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    /** Beyond a token's lifetime, for clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final StoredKeys stored;
    private final TransactionalOperator transaction;
    private final SigningKeySettings settings;
    private final Duration keptAfterSigning;
    private final Supplier<KeyPair> newPair;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable KeyRing ring;

    SigningKeys(
            StoredKeys stored,
            TransactionalOperator transaction,
            SigningKeySettings settings,
            SecuritySettings security,
            Supplier<KeyPair> newPair,
            Ids ids,
            Clock clock) {
        this.stored = stored;
        this.transaction = transaction;
        this.settings = settings;
        this.keptAfterSigning = security.accessTokenLifetime().plus(MARGIN);
        this.newPair = newPair;
        this.ids = ids;
        this.clock = clock;
    }

    /** All that others need to verify tokens with, the next key to come among them. */
    public Flux<JWK> published() {
        return ring().flatMapIterable(KeyRing::keys).map(SigningKey::jwk);
    }

    /** The key to sign with now. */
    Mono<SigningKey> signing() {
        return ring().map(known -> known.signing(clock.instant()).orElseThrow(GenericProblem::unavailable));
    }

    boolean loaded() {
        return ring != null;
    }

    @Scheduled(fixedDelayString = "${chorus.auth.signing-keys.check-interval:1m}")
    Mono<Void> checkRegularly() {
        return check().then().onErrorResume(failure -> {
            log.error("The signing keys could not be checked", failure);
            return Mono.empty();
        });
    }

    /** Reads the keys again; makes the next one and deletes outdated ones when it is time. */
    Mono<KeyRing> check() {
        return stored.read()
                .flatMap(known -> needsChange(known) ? change() : Mono.just(known))
                .doOnNext(known -> ring = known);
    }

    private Mono<KeyRing> ring() {
        KeyRing known = ring;
        return known == null ? check() : Mono.just(known);
    }

    private boolean needsChange(KeyRing known) {
        Instant now = clock.instant();
        return due(known, now).isPresent()
                || !known.outdated(now, keptAfterSigning).isEmpty();
    }

    private Optional<Instant> due(KeyRing known, Instant now) {
        return known.successionDue(now, settings.period(), settings.publishAhead());
    }

    /** Decides again under the lock: another replica may have been first. */
    private Mono<KeyRing> change() {
        return stored.lock()
                .then(Mono.defer(stored::read))
                .flatMap(known -> addDue(known).then(deleteOutdated(known)))
                .then(Mono.defer(stored::read))
                .as(transaction::transactional);
    }

    private Mono<Void> addDue(KeyRing known) {
        return Mono.justOrEmpty(due(known, clock.instant()))
                .publishOn(Schedulers.boundedElastic())
                .map(signsFrom -> SigningKey.of(ids.next().toString(), newPair.get(), signsFrom))
                .flatMap(key -> stored.add(key)
                        .doOnSuccess(_ -> log.info("New signing key {}, signing from {}", key.kid(), key.signsFrom())));
    }

    private Mono<Void> deleteOutdated(KeyRing known) {
        List<SigningKey> outdated = known.outdated(clock.instant(), keptAfterSigning);
        return outdated.isEmpty() ? Mono.empty() : stored.delete(outdated);
    }
}
