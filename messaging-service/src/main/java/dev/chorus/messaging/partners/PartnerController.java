package dev.chorus.messaging.partners;

import dev.chorus.platform.database.Rows;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells the edge with whom people have a conversation in which a message was delivered. */
@RestController
class PartnerController {
    private static final int MOST = 500;

    private final DatabaseClient database;

    PartnerController(DatabaseClient database) {
        this.database = database;
    }

    /** One item for each person asked for, unknown ones too. Blocks are not looked at: they are known to who asks. */
    @PostMapping("/internal/service/partners")
    Mono<Answer> of(@Valid @RequestBody Question question) {
        return database.sql("""
                        SELECT me, ARRAY(
                            SELECT other_id FROM participants JOIN conversations ON id = conversation_id
                            WHERE user_id = me AND opened) AS partners
                        FROM unnest(:people) AS me
                        """)
                .bind("people", question.userIds().stream().distinct().toArray(UUID[]::new))
                .map(row -> new Partners(Rows.get(row, "me", UUID.class), ids(row.get("partners", UUID[].class))))
                .all()
                .collectList()
                .map(Answer::new);
    }

    private static List<UUID> ids(UUID @Nullable [] ids) {
        return ids == null ? List.of() : List.of(ids);
    }

    record Question(@NotNull @Size(max = MOST) List<@NotNull UUID> userIds) {}

    record Answer(List<Partners> items) {}

    record Partners(UUID userId, List<UUID> partners) {}
}
