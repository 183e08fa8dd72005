package dev.chorus.platform.personal;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Where people's keys are kept. */
@FunctionalInterface
public interface DataKeySource {

    /** How many people may be asked for at once. */
    int MOST = 1_000;

    /**
     * The keys of these people, 32 bytes each. Who has none, as the account is gone, is not in it. Fails while the keys
     * cannot be had.
     */
    Mono<Map<UUID, byte[]>> find(Set<UUID> people);
}
