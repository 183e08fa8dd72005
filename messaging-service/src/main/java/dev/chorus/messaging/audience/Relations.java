package dev.chorus.messaging.audience;

import dev.chorus.events.SocialGraphEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The projection of follows that hold, and of blocks. What is merely asked for is not there. */
@Component
final class Relations {
    private final DatabaseClient database;

    Relations(DatabaseClient database) {
        this.database = database;
    }

    private record Pair(Relation relation, UUID from, UUID to) {}

    private record Change(Pair pair, boolean holds) {
        static Stream<Change> of(SocialGraphEvent event) {
            return switch (event) {
                case SocialGraphEvent.FollowCreated follow ->
                    begins(
                            Relation.FOLLOW,
                            follow.follower().id(),
                            follow.followee().id());
                case SocialGraphEvent.FollowRemoved follow ->
                    ends(Relation.FOLLOW, follow.followerId(), follow.followeeId());
                case SocialGraphEvent.BlockCreated block ->
                    begins(Relation.BLOCK, block.blockerId(), block.blockedId());
                case SocialGraphEvent.BlockRemoved block -> ends(Relation.BLOCK, block.blockerId(), block.blockedId());
                case SocialGraphEvent.FollowRequested _,
                        SocialGraphEvent.FollowRejected _,
                        SocialGraphEvent.MuteCreated _,
                        SocialGraphEvent.MuteRemoved _ -> Stream.empty();
            };
        }

        private static Stream<Change> begins(Relation relation, UUID from, UUID to) {
            return Stream.of(new Change(new Pair(relation, from, to), true));
        }

        private static Stream<Change> ends(Relation relation, UUID from, UUID to) {
            return Stream.of(new Change(new Pair(relation, from, to), false));
        }
    }

    /** A pair's events share their key, hence arrive in their order: the last of them is how the two stand. */
    Mono<Void> apply(List<SocialGraphEvent> events) {
        Map<Pair, Boolean> standing = new LinkedHashMap<>();
        events.stream().flatMap(Change::of).forEach(change -> standing.put(change.pair(), change.holds()));
        return Flux.just(Relation.values())
                .concatMap(relation -> run(relation.insertion(), pairs(standing, relation, true))
                        .then(run(relation.deletion(), pairs(standing, relation, false))))
                .then();
    }

    private static List<Pair> pairs(Map<Pair, Boolean> standing, Relation relation, boolean holding) {
        return standing.entrySet().stream()
                .filter(entry -> entry.getValue() == holding)
                .map(Map.Entry::getKey)
                .filter(pair -> pair.relation() == relation)
                .toList();
    }

    private Mono<Void> run(String sql, List<Pair> pairs) {
        return pairs.isEmpty()
                ? Mono.empty()
                : database.sql(sql)
                        .bind("fromIds", pairs.stream().map(Pair::from).toArray(UUID[]::new))
                        .bind("toIds", pairs.stream().map(Pair::to).toArray(UUID[]::new))
                        .then();
    }
}
