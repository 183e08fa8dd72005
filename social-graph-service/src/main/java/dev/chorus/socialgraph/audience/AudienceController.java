package dev.chorus.socialgraph.audience;

import dev.chorus.platform.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells the edge, with the token of a person who connects, how that person stands to others. */
@RestController
final class AudienceController {
    private final DatabaseClient database;

    AudienceController(DatabaseClient database) {
        this.database = database;
    }

    /**
     * As of one moment, no earlier than any event that was on the topic when the request was sent.
     *
     * @param following all whom the caller follows, private accounts among them
     * @param blockedEitherWay whom the caller blocks or is blocked by
     * @param muted whom the caller mutes
     */
    record Audience(List<UUID> following, List<UUID> blockedEitherWay, List<UUID> muted) {}

    @GetMapping("/internal/audience")
    Mono<Audience> of(Caller caller) {
        return database.sql("""
                        SELECT
                            ARRAY(SELECT followee_id FROM follows WHERE follower_id = :me) AS following,
                            ARRAY(SELECT blocked_id FROM blocks WHERE blocker_id = :me
                                UNION SELECT blocker_id FROM blocks WHERE blocked_id = :me) AS blocked,
                            ARRAY(SELECT muted_id FROM mutes WHERE muter_id = :me) AS muted
                        """)
                .bind("me", caller.userId())
                .map(row -> new Audience(
                        ids(row.get("following", UUID[].class)),
                        ids(row.get("blocked", UUID[].class)),
                        ids(row.get("muted", UUID[].class))))
                .one();
    }

    private static List<UUID> ids(UUID @Nullable [] ids) {
        return ids == null ? List.of() : Arrays.asList(ids);
    }
}
