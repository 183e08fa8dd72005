package dev.chorus.socialgraph.people;

import dev.chorus.platform.database.Rows;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.problem.ValidationProblem;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts that are known here. */
@Component
public final class People {
    private final DatabaseClient database;

    People(DatabaseClient database) {
        this.database = database;
    }

    private record Locked(Person person, boolean erased) {}

    /**
     * Locks both rows until the end of the transaction. Everything that changes how two people stand begins here, so
     * that it happens one after the other, and the events about either are in the order of their commits.
     *
     * @return fails with {@code VALIDATION_FAILED} if both are the same, {@code NOT_FOUND} if the other is unknown or
     *     erased, {@code UNAVAILABLE} if the caller's own registration has not arrived
     */
    public Mono<Pair> lock(UUID meId, UUID otherId) {
        if (meId.equals(otherId)) {
            return Mono.error(() -> new ValidationProblem("userId", "must be someone else"));
        }
        return database.sql("""
                        SELECT id, username, display_name, private, erased FROM people WHERE id = ANY(:ids)
                        ORDER BY id
                        FOR NO KEY UPDATE
                        """)
                .bind("ids", new UUID[] {meId, otherId})
                .map(People::locked)
                .all()
                .collectMap(locked -> locked.person().id())
                .map(rows -> pair(rows, meId, otherId));
    }

    private static Locked locked(Readable row) {
        return new Locked(
                new Person(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "username", String.class),
                        Rows.get(row, "display_name", String.class),
                        Rows.get(row, "private", Boolean.class)),
                Rows.get(row, "erased", Boolean.class));
    }

    private static Pair pair(Map<UUID, Locked> rows, UUID meId, UUID otherId) {
        Locked me = rows.get(meId);
        Locked other = rows.get(otherId);
        if (me == null) {
            throw GenericProblem.unavailable();
        }
        if (other == null || other.erased() || me.erased()) {
            throw GenericProblem.notFound();
        }
        return new Pair(me.person(), other.person());
    }

    /** Locks all these rows, erased ones too, in the one order that there is. */
    public Mono<Void> lockAll(UUID personId, UUID... others) {
        return database.sql("SELECT id FROM people WHERE id = ANY(:ids) ORDER BY id FOR NO KEY UPDATE")
                .bind(
                        "ids",
                        Stream.concat(Stream.of(personId), Arrays.stream(others))
                                .toArray(UUID[]::new))
                .then();
    }

    Mono<Boolean> isKnown(UUID id) {
        return database.sql("SELECT EXISTS (SELECT FROM people WHERE id = :id) AS known")
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("known", Boolean.class)))
                .one();
    }
}
