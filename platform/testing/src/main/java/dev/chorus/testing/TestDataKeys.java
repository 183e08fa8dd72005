package dev.chorus.testing;

import dev.chorus.platform.personal.DataKeySource;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Stands in for auth-service: everyone has a key, until it is destroyed. Thread-safe. */
public final class TestDataKeys implements DataKeySource {
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, byte[]> keys = new ConcurrentHashMap<>();
    private final Set<UUID> destroyed = ConcurrentHashMap.newKeySet();

    TestDataKeys() {}

    @Override
    public Mono<Map<UUID, byte[]>> find(Set<UUID> people) {
        return Mono.just(people.stream()
                .filter(person -> !destroyed.contains(person))
                .collect(Collectors.toMap(Function.identity(), person -> keys.computeIfAbsent(person, _ -> key()))));
    }

    /** Holds for whoever has not asked for the key yet. */
    public void destroy(UUID person) {
        destroyed.add(person);
        keys.remove(person);
    }

    private byte[] key() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }
}
