package dev.chorus.notification.audience;

import static dev.chorus.platform.database.Rows.get;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The projection of blocks, mutes and erased accounts. Runs in the caller's transaction. Thread-safe. */
@Component
public class Silences {
    private final DatabaseClient database;

    Silences(DatabaseClient database) {
        this.database = database;
    }

    /** Exact only while the recipients are locked. */
    public Mono<Audience> among(Collection<Hearing> hearings) {
        if (hearings.isEmpty()) {
            return Mono.fromSupplier(() -> new Audience(List.of(), List.of()));
        }
        return Mono.zip(between(hearings), erased(hearings), Audience::new);
    }

    /** Those of the erased are not written. */
    public Mono<Void> save(Audience audience) {
        Map<Boolean, List<Silence>> changes = audience.changes().entrySet().stream()
                .collect(Collectors.partitioningBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return write(changes.getOrDefault(true, List.of()), """
                        INSERT INTO silence (silencer_id, silenced_id, kind)
                        SELECT silencer_id, silenced_id, kind
                        FROM unnest(:silencers, :silenced, :kinds) AS new (silencer_id, silenced_id, kind)
                        WHERE NOT EXISTS (SELECT FROM erased_person WHERE user_id IN (silencer_id, silenced_id))
                        ON CONFLICT DO NOTHING
                        """)
                .then(Mono.defer(() -> write(changes.getOrDefault(false, List.of()), """
                        DELETE FROM silence
                        USING unnest(:silencers, :silenced, :kinds) AS old (silencer_id, silenced_id, kind)
                        WHERE (silence.silencer_id, silence.silenced_id, silence.kind)
                            = (old.silencer_id, old.silenced_id, old.kind)
                        """)));
    }

    private Mono<Void> write(List<Silence> silences, String sql) {
        if (silences.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(sql)
                .bind("silencers", column(silences, Silence::silencerId))
                .bind("silenced", column(silences, Silence::silencedId))
                .bind(
                        "kinds",
                        silences.stream().map(each -> each.kind().column()).toArray(String[]::new))
                .then();
    }

    private Mono<List<Silence>> between(Collection<Hearing> hearings) {
        return database.sql("""
                        SELECT silence.* FROM unnest(:recipients, :actors) AS hearing (recipient_id, actor_id)
                        JOIN silence ON (silencer_id, silenced_id) = (recipient_id, actor_id)
                        UNION
                        SELECT silence.* FROM unnest(:recipients, :actors) AS hearing (recipient_id, actor_id)
                        JOIN silence ON (silencer_id, silenced_id) = (actor_id, recipient_id)
                        """)
                .bind("recipients", column(hearings, Hearing::recipientId))
                .bind("actors", column(hearings, Hearing::actorId))
                .map(row -> new Silence(
                        Silence.Kind.of(get(row, "kind", String.class)),
                        get(row, "silencer_id", UUID.class),
                        get(row, "silenced_id", UUID.class)))
                .all()
                .collectList();
    }

    private Mono<List<UUID>> erased(Collection<Hearing> hearings) {
        Set<UUID> people = hearings.stream()
                .flatMap(hearing -> Stream.of(hearing.recipientId(), hearing.actorId()))
                .collect(Collectors.toSet());
        return database.sql("SELECT user_id FROM erased_person WHERE user_id = ANY (:people)")
                .bind("people", people.toArray(UUID[]::new))
                .map(row -> get(row, "user_id", UUID.class))
                .all()
                .collectList();
    }

    private static <T> UUID[] column(Collection<T> rows, Function<T, UUID> value) {
        return rows.stream().map(value).toArray(UUID[]::new);
    }
}
