package dev.chorus.messaging.sending;

import dev.chorus.messaging.audience.Audience;
import dev.chorus.platform.database.Rows;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whom a message would reach directly. */
@Component
class DirectReach {
    private final DatabaseClient database;

    DirectReach(DatabaseClient database) {
        this.database = database;
    }

    /** Empty if either is unknown or gone. */
    Mono<Boolean> of(UUID sender, UUID receiver) {
        String spoke = """
                coalesce((
                    SELECT CASE WHEN low_id = :receiver THEN low_spoke ELSE high_spoke END FROM conversations
                    WHERE low_id = least(:sender, :receiver) AND high_id = greatest(:sender, :receiver)), false)""";
        return database.sql("""
                        SELECT NOT %s AND %s AS direct
                        FROM users AS sender, users AS receiver
                        WHERE sender.id = :sender AND receiver.id = :receiver AND sender.id <> receiver.id
                            AND NOT sender.erased AND NOT receiver.erased
                        """.formatted(
                                Audience.severed(":sender", ":receiver"),
                                Audience.direct(":sender", ":receiver", "receiver.private", spoke)))
                .bind("sender", sender)
                .bind("receiver", receiver)
                .map(row -> Rows.get(row, "direct", Boolean.class))
                .one();
    }
}
