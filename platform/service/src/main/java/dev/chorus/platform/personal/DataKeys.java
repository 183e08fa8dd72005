package dev.chorus.platform.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * People's keys, remembered for a few minutes. A person who is gone never comes back, so that is remembered, too. Blocks
 * while it asks: never for an event loop. Thread-safe.
 */
public final class DataKeys {
    private static final int MAX_KEYS = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataKeySource source;
    private final Cache<UUID, Optional<SecretKey>> known = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(REMEMBERED)
            .build();

    public DataKeys(DataKeySource source) {
        this.source = source;
    }

    /**
     * The keys of those of these people who have one.
     *
     * @throws DataKeysUnavailable if a key is not known and cannot be had now
     */
    Map<UUID, SecretKey> of(Collection<UUID> people) {
        Map<UUID, SecretKey> keys = new HashMap<>();
        List<UUID> unknown = new ArrayList<>();
        for (UUID person : new HashSet<>(people)) {
            Optional<SecretKey> key = known.getIfPresent(person);
            if (key == null) {
                unknown.add(person);
            } else {
                key.ifPresent(present -> keys.put(person, present));
            }
        }
        for (int from = 0; from < unknown.size(); from += DataKeySource.MOST) {
            int to = Math.min(unknown.size(), from + DataKeySource.MOST);
            keys.putAll(ask(new HashSet<>(unknown.subList(from, to))));
        }
        return keys;
    }

    private Map<UUID, SecretKey> ask(Set<UUID> people) {
        Map<UUID, byte[]> found;
        try {
            found = Objects.requireNonNull(source.find(people).block(PATIENCE));
        } catch (RuntimeException e) {
            throw new DataKeysUnavailable(e);
        }
        Map<UUID, SecretKey> keys = new HashMap<>();
        for (UUID person : people) {
            byte[] bytes = found.get(person);
            Optional<SecretKey> key = Optional.ofNullable(bytes).map(present -> new SecretKeySpec(present, "AES"));
            known.put(person, key);
            key.ifPresent(present -> keys.put(person, present));
        }
        return keys;
    }
}
