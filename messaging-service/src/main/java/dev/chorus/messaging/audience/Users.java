package dev.chorus.messaging.audience;

import dev.chorus.events.UserEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The projection of accounts: for each the newest version that has arrived. */
@Component
final class Users {
    private final DatabaseClient database;

    Users(DatabaseClient database) {
        this.database = database;
    }

    private record Row(
            UUID id, String username, String displayName, boolean isPrivate, boolean isErased, long version) {
        static Stream<Row> of(UserEvent event) {
            return switch (event) {
                case UserEvent.Registered user ->
                    Stream.of(new Row(
                            user.userId(),
                            user.username(),
                            user.displayName(),
                            user.privateAccount(),
                            false,
                            user.version()));
                case UserEvent.Updated user ->
                    Stream.of(new Row(
                            user.userId(),
                            user.username(),
                            user.displayName(),
                            user.privateAccount(),
                            false,
                            user.version()));
                case UserEvent.Erased user -> Stream.of(new Row(user.userId(), "", "", true, true, user.version()));
                case UserEvent.SessionRevoked _ -> Stream.empty();
            };
        }

        static Row newer(Row one, Row other) {
            if (one.isErased() != other.isErased()) {
                return one.isErased() ? one : other;
            }
            return other.version() > one.version() ? other : one;
        }
    }

    /** Takes in what is newer than what is there. An erasure is the last word on anyone. */
    Mono<Void> apply(List<UserEvent> events) {
        Map<UUID, Row> newest = new TreeMap<>();
        events.stream().flatMap(Row::of).forEach(row -> newest.merge(row.id(), row, Row::newer));
        return newest.isEmpty() ? Mono.empty() : upsert(newest.values());
    }

    private Mono<Void> upsert(Collection<Row> rows) {
        return database.sql("""
                        WITH applied AS (
                            INSERT INTO users AS known (id, username, display_name, private, erased, version)
                            SELECT * FROM unnest(:ids, :usernames, :displayNames, :privates, :erased, :versions)
                                AS arrived (id) ORDER BY id
                            ON CONFLICT (id) DO UPDATE
                                SET username = excluded.username, display_name = excluded.display_name,
                                    private = excluded.private, erased = excluded.erased, version = greatest(known.version, excluded.version)
                                WHERE NOT known.erased AND (excluded.erased OR known.version < excluded.version)
                            RETURNING id, erased
                        )
                        INSERT INTO erasures (user_id) SELECT id FROM applied WHERE erased
                        """)
                .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .bind("usernames", rows.stream().map(Row::username).toArray(String[]::new))
                .bind("displayNames", rows.stream().map(Row::displayName).toArray(String[]::new))
                .bind("privates", rows.stream().map(Row::isPrivate).toArray(Boolean[]::new))
                .bind("erased", rows.stream().map(Row::isErased).toArray(Boolean[]::new))
                .bind("versions", rows.stream().map(Row::version).toArray(Long[]::new))
                .then();
    }

    Mono<Boolean> isKnown(UUID id) {
        return database.sql("SELECT EXISTS (SELECT FROM users WHERE id = :id) AS known")
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("known", Boolean.class)))
                .one();
    }
}
