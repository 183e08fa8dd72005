package dev.chorus.notification.mailbox;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.notification.audience.Hearing;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code notification}, a batch at a time. */
@Component
class EntryTable {
    private static final String COLUMNS = """
            n.id, n.user_id, n.type, n.aspect, n.subject_id, n.actor_id, n.post_id, n.title, n.content, n.metadata, n.read,
            n.created_at, n.withdrawn_at
            """;
    private static final int ROWS_PER_STATEMENT = 1_000;

    private final DatabaseClient database;

    EntryTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<Entry> of(Collection<Act> acts) {
        if (acts.isEmpty()) {
            return Flux.empty();
        }
        return database.sql("SELECT " + COLUMNS + """
                        FROM unnest(:subjects, :actors, :types, :aspects) AS act (subject_id, actor_id, type, aspect)
                        JOIN notification n USING (subject_id, actor_id, type, aspect)
                        """)
                .bind("subjects", acts.stream().map(Act::subjectId).toArray(UUID[]::new))
                .bind("actors", acts.stream().map(Act::actorId).toArray(UUID[]::new))
                .bind("types", acts.stream().map(Act::type).toArray(String[]::new))
                .bind("aspects", acts.stream().map(act -> act.kind().aspect()).toArray(String[]::new))
                .map(EntryTable::entry)
                .all();
    }

    /** In the order of the list, newest first. */
    Flux<Entry> unreadOf(Collection<UUID> posts) {
        if (posts.isEmpty()) {
            return Flux.empty();
        }
        return database.sql("SELECT " + COLUMNS + """
                        FROM notification n
                        WHERE n.post_id = ANY (:posts) AND n.withdrawn_at IS NULL AND NOT n.read
                        ORDER BY n.created_at DESC, n.id DESC
                        """)
                .bind("posts", posts.toArray(UUID[]::new))
                .map(EntryTable::entry)
                .all();
    }

    /** What is unread in the mailboxes of some, of the acts of others. */
    Flux<Entry> unreadIn(Collection<Hearing> hearings) {
        if (hearings.isEmpty()) {
            return Flux.empty();
        }
        return database.sql("SELECT " + COLUMNS + """
                        FROM unnest(:recipients, :actors) AS hearing (user_id, actor_id)
                        JOIN notification n USING (user_id, actor_id)
                        WHERE n.withdrawn_at IS NULL AND NOT n.read
                        ORDER BY n.created_at DESC, n.id DESC
                        """)
                .bind("recipients", hearings.stream().map(Hearing::recipientId).toArray(UUID[]::new))
                .bind("actors", hearings.stream().map(Hearing::actorId).toArray(UUID[]::new))
                .map(EntryTable::entry)
                .all();
    }

    Mono<Void> save(List<Entry> entries) {
        return Flux.fromIterable(entries)
                .buffer(ROWS_PER_STATEMENT)
                .concatMap(this::saveRows)
                .then();
    }

    private Mono<Void> saveRows(List<Entry> entries) {
        return database.sql("""
                        INSERT INTO notification (id, user_id, type, aspect, subject_id, actor_id, post_id, title, content,
                            metadata, read, created_at, withdrawn_at)
                        SELECT id, user_id, type, aspect, subject_id, actor_id, post_id, title, content,
                            metadata, read, created_at::timestamptz, withdrawn_at::timestamptz
                        FROM unnest(:ids, :recipients, :types, :aspects, :subjects, :actors, :posts, :titles, :contents,
                            :metadata, :read, :createdAt, :withdrawnAt)
                            AS entry (id, user_id, type, aspect, subject_id, actor_id, post_id, title, content,
                            metadata, read, created_at, withdrawn_at)
                        ON CONFLICT (id) DO UPDATE SET title = excluded.title, content = excluded.content,
                            metadata = excluded.metadata, read = excluded.read, created_at = excluded.created_at,
                            withdrawn_at = excluded.withdrawn_at
                        """)
                .bind("ids", column(entries, Entry::id, UUID[]::new))
                .bind("recipients", column(entries, Entry::recipientId, UUID[]::new))
                .bind("types", column(entries, entry -> entry.draft().act().type(), String[]::new))
                .bind(
                        "aspects",
                        column(entries, entry -> entry.draft().act().kind().aspect(), String[]::new))
                .bind("subjects", column(entries, entry -> entry.draft().act().subjectId(), UUID[]::new))
                .bind("actors", column(entries, entry -> entry.draft().act().actorId(), UUID[]::new))
                .bind("posts", column(entries, entry -> entry.draft().postId(), UUID[]::new))
                .bind("titles", column(entries, entry -> entry.draft().title(), String[]::new))
                .bind("contents", column(entries, entry -> entry.draft().content(), String[]::new))
                .bind("metadata", column(entries, entry -> entry.draft().metadata(), String[]::new))
                .bind("read", column(entries, Entry::read, Boolean[]::new))
                .bind("createdAt", column(entries, entry -> entry.draft().at().toString(), String[]::new))
                .bind("withdrawnAt", column(entries, entry -> text(entry.withdrawnAt()), String[]::new))
                .then();
    }

    private static <T extends @Nullable Object> T[] column(
            List<Entry> entries, Function<Entry, T> value, java.util.function.IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Entry entry(Readable row) {
        Act act = new Act(
                Act.Kind.of(get(row, "type", String.class), get(row, "aspect", String.class)),
                get(row, "subject_id", UUID.class),
                get(row, "actor_id", UUID.class));
        Draft draft = new Draft(
                get(row, "user_id", UUID.class),
                act,
                row.get("post_id", UUID.class),
                get(row, "title", String.class),
                get(row, "content", String.class),
                get(row, "metadata", String.class),
                get(row, "created_at", Instant.class));
        return new Entry(
                get(row, "id", UUID.class),
                draft,
                get(row, "read", Boolean.class),
                row.get("withdrawn_at", Instant.class));
    }
}
