package dev.chorus.realtime.audience;

import dev.chorus.realtime.audience.AudienceSource.Audience;
import dev.chorus.realtime.hub.TestHub;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** People who stand in one relation. */
public final class TestRelations {
    private TestRelations() {}

    public static Relations following(UUID userId, UUID... followed) {
        return relations(userId, List.of(followed), List.of(), List.of());
    }

    public static Relations severed(UUID userId, UUID... blocked) {
        return relations(userId, List.of(), List.of(blocked), List.of());
    }

    /** Of people who stand in no relation to anyone yet. */
    public static Audiences audiences() {
        return audiences(Mono.empty());
    }

    /** The same, but their owner does not answer before this completes. */
    public static Audiences audiences(Mono<Void> before) {
        return new Audiences(
                userIds -> before.then(Mono.fromSupplier(() -> userIds.stream()
                        .map(userId -> audience(userId, List.of(), List.of(), List.of()))
                        .toList())),
                TestHub.settings(Map.of()));
    }

    static Relations relations(UUID userId, List<UUID> followed, List<UUID> blocked, List<UUID> muted) {
        Relations relations = new Relations(userId);
        relations.load(audience(userId, followed, blocked, muted));
        return relations;
    }

    static Audience audience(UUID userId, List<UUID> followed, List<UUID> blocked, List<UUID> muted) {
        return new Audience(userId, followed, blocked, muted, List.of(), List.of(), false);
    }
}
