package dev.chorus.auth.passwords;

import dev.chorus.platform.problem.GenericProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords and compares them with their hashes, on threads of its own: a hash takes tens of milliseconds. When
 * the queue of these threads is full, callers are refused with 503. Thread-safe.
 */
@Component
public final class Passwords implements DisposableBean {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder argon2;
    private final ThreadPoolExecutor threads;
    private final Scheduler scheduler;
    private final Timer timer;
    private final String nobodysHash;

    Passwords(PasswordSettings settings, MeterRegistry meters) {
        argon2 = new Argon2PasswordEncoder(
                SALT_BYTES,
                HASH_BYTES,
                settings.parallelism(),
                Math.toIntExact(settings.memory().toKilobytes()),
                settings.iterations());
        threads = new ThreadPoolExecutor(
                settings.effectiveThreads(),
                settings.effectiveThreads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory(),
                new ThreadPoolExecutor.AbortPolicy());
        scheduler = Schedulers.fromExecutorService(threads, "passwords");
        new ExecutorServiceMetrics(threads, "passwords", List.of()).bindTo(meters);
        timer = Timer.builder("chorus.auth.passwords.hash")
                .description("Time of one Argon2id hash, waiting not included")
                .register(meters);
        nobodysHash = hashNow(randomPassword());
    }

    public Mono<String> hash(String password) {
        return onOwnThread(() -> hashNow(password));
    }

    public Mono<Boolean> matches(String password, String hash) {
        return onOwnThread(() -> argon2.matches(password, hash));
    }

    /** Takes as long as a comparison, and fails: for an account that does not exist. */
    public Mono<Boolean> matchesNobody(String password) {
        return matches(password, nobodysHash).map(_ -> false);
    }

    private String hashNow(String password) {
        String hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalStateException("No hash");
        }
        return hash;
    }

    private <T> Mono<T> onOwnThread(Callable<T> work) {
        return Mono.fromCallable(() -> timer.recordCallable(work))
                .subscribeOn(scheduler)
                .onErrorMap(RejectedExecutionException.class, _ -> GenericProblem.unavailable());
    }

    private static String randomPassword() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
        threads.shutdownNow();
    }
}
