package dev.chorus.socialgraph.audience;

import dev.chorus.platform.database.Rows;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells the edge how people who connect stand to others. */
@RestController
final class AudienceController {
    private static final int MOST = 500;

    private final DatabaseClient database;

    AudienceController(DatabaseClient database) {
        this.database = database;
    }

    /**
     * As of one moment, no earlier than any event that was on the topic when the request was sent. One item for each
     * person asked for, unknown ones too, in any order.
     */
    @PostMapping("/internal/service/audiences")
    Mono<Audiences> of(@Valid @RequestBody Question question) {
        return database.sql("""
                        SELECT
                            me,
                            ARRAY(SELECT followee_id FROM follows WHERE follower_id = me) AS following,
                            ARRAY(SELECT blocked_id FROM blocks WHERE blocker_id = me
                                UNION SELECT blocker_id FROM blocks WHERE blocked_id = me) AS blocked,
                            ARRAY(SELECT muted_id FROM mutes WHERE muter_id = me) AS muted,
                            ARRAY(SELECT mine.followee_id FROM follows AS mine
                                JOIN follows AS theirs ON theirs.follower_id = mine.followee_id
                                    AND theirs.followee_id = me
                                WHERE mine.follower_id = me) AS mutual,
                            coalesce((SELECT presence_hidden FROM people WHERE id = me), false) AS presence_hidden
                        FROM unnest(:people) AS me
                        """)
                .bind("people", question.userIds().stream().distinct().toArray(UUID[]::new))
                .map(row -> new Audience(
                        Rows.get(row, "me", UUID.class),
                        ids(row.get("following", UUID[].class)),
                        ids(row.get("blocked", UUID[].class)),
                        ids(row.get("muted", UUID[].class)),
                        ids(row.get("mutual", UUID[].class)),
                        Rows.get(row, "presence_hidden", Boolean.class)))
                .all()
                .collectList()
                .map(Audiences::new);
    }

    private static List<UUID> ids(UUID @Nullable [] ids) {
        return ids == null ? List.of() : Arrays.asList(ids);
    }

    record Question(@NotNull @Size(max = MOST) List<@NotNull UUID> userIds) {}

    record Audiences(List<Audience> items) {}

    /**
     * @param following all whom the person follows, private accounts among them
     * @param blockedEitherWay whom the person blocks or is blocked by
     * @param muted whom the person mutes
     * @param mutual whom the person follows and is followed by
     * @param presenceHidden whether the person neither shows nor sees who is online
     */
    record Audience(
            UUID userId,
            List<UUID> following,
            List<UUID> blockedEitherWay,
            List<UUID> muted,
            List<UUID> mutual,
            boolean presenceHidden) {}
}
