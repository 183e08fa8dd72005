package dev.chorus.socialgraph.searching;

import dev.chorus.platform.database.Rows;
import dev.chorus.socialgraph.people.Authors;
import dev.chorus.socialgraph.standing.Visibility;
import io.r2dbc.spi.Readable;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/**
 * Finds people, tier after tier, each no further than the page needs. Every statement reads a bounded number of rows,
 * however many people there are and however many of them match.
 */
@Component
final class Search {
    /** In thousandths, as scores are: how much of the text must be in a name for it to resemble. */
    private static final int RESEMBLES = 450;

    private static final int PREFIX_BONUS = 1_000;

    /** Relations beyond the newest of either kind rank as strangers do. */
    private static final int FOLLOWING = 2_000;

    private static final int FOLLOWERS = 1_000;

    private static final String WORD_RESEMBLES = "0.35";

    private static final int WORDS = 4;

    private static final int CANDIDATES_PER_WORD = 100;

    /** NOT IN, because a set that is hashed once leaves the plan to the index, in whose order the page is read. */
    private static final String SETS = """
            WITH related AS MATERIALIZED (
                (SELECT followee_id AS id FROM follows WHERE follower_id = :viewerId
                 ORDER BY created_at DESC, followee_id DESC LIMIT %d)
                UNION
                (SELECT follower_id FROM follows WHERE followee_id = :viewerId
                 ORDER BY created_at DESC, follower_id DESC LIMIT %d)
            ), severed AS MATERIALIZED %s
            """.formatted(FOLLOWING, FOLLOWERS, Visibility.SEVERED);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    Search(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Up to as many as asked for, from the query's place on, in order. */
    Flux<Found> find(Query query, int fetch) {
        Flux<Found> found = Flux.empty();
        for (Tier tier : EnumSet.range(query.after().tier(), Tier.SIMILAR)) {
            Rank after = tier == query.after().tier() ? query.after() : Rank.first(tier);
            found = found.concatWith(Flux.defer(() -> find(query, tier, after, fetch)));
        }
        // Asks for the next tier only when this one did not fill the page.
        return found.take(fetch, true);
    }

    private Flux<Found> find(Query query, Tier tier, Rank after, int fetch) {
        return switch (tier) {
            case RELATED -> related(query, after, fetch);
            case PREFIX -> prefixed(query, after, fetch);
            case SIMILAR -> query.mayResemble() ? similar(query, after, fetch) : Flux.empty();
        };
    }

    private Flux<Found> related(Query query, Rank after, int fetch) {
        GenericExecuteSpec statement =
                database.sql("""
                        %s, scored AS (
                            SELECT id, username, display_name,
                                CASE WHEN position(:wordStart IN searchable) > 0 THEN %d ELSE 0 END
                                    + CASE WHEN :mayResemble THEN (word_similarity(:text, searchable) * 1000)::int
                                        ELSE 0 END AS score
                            FROM related JOIN people USING (id)
                            WHERE NOT erased AND id NOT IN (SELECT blocked_id FROM severed)
                        )
                        SELECT id, username, display_name, score, '' AS term FROM scored
                        WHERE score >= %d AND (score < :score OR (score = :score AND id > :id))
                        ORDER BY score DESC, id
                        LIMIT :fetch
                        """.formatted(SETS, PREFIX_BONUS, RESEMBLES)).bind("mayResemble", query.mayResemble());
        return page(statement.bind("wordStart", query.wordStart()).bind("score", after.score()), query, after, fetch);
    }

    private Flux<Found> prefixed(Query query, Rank after, int fetch) {
        GenericExecuteSpec statement = database.sql("""
                        %s, page AS MATERIALIZED (
                            SELECT person_id, term FROM search_terms AS hit
                            WHERE (term, person_id) > (:term, :id) AND term < :afterPrefix
                              AND person_id NOT IN (SELECT blocked_id FROM severed)
                              AND person_id NOT IN (SELECT id FROM related)
                              -- Each person once, by the first of the terms that match.
                              AND term <= (SELECT min(term) FROM search_terms
                                  WHERE person_id = hit.person_id AND term >= :text)
                            ORDER BY term, person_id
                            LIMIT :fetch
                        )
                        SELECT id, username, display_name, 0 AS score, term
                        FROM page JOIN people ON id = person_id
                        ORDER BY term, id
                        """.formatted(SETS));
        // The index is entered at this place, so it must not lie before the prefix.
        String from = after.term().isEmpty() ? query.text() : after.term();
        return page(statement.bind("afterPrefix", query.afterPrefix()).bind("term", from), query, after, fetch);
    }

    private Flux<Found> similar(Query query, Rank after, int fetch) {
        GenericExecuteSpec statement = database.sql("""
                        %s, words AS MATERIALIZED (
                            SELECT place, resembling.word
                            FROM unnest(:words) WITH ORDINALITY AS typed (word, place)
                            CROSS JOIN LATERAL (
                                SELECT word FROM search_words WHERE word %% typed.word
                                  -- Text of which no trigram can be made would match a scan of everything.
                                  AND cardinality(show_trgm(typed.word)) > 0
                                ORDER BY similarity(word, typed.word) DESC, word LIMIT %d
                            ) AS resembling
                        ), beginnings AS (
                            SELECT word AS beginning FROM words
                            UNION
                            SELECT one.word || ' ' || two.word FROM words AS one JOIN words AS two
                                ON two.place = one.place + 1
                        ), candidates AS MATERIALIZED (
                            SELECT DISTINCT person_id FROM beginnings CROSS JOIN LATERAL (
                                SELECT person_id FROM search_terms
                                WHERE term >= beginning AND term < beginning || chr(1114111)
                                ORDER BY term, person_id LIMIT %d
                            ) AS hit
                        ), scored AS (
                            SELECT id, username, display_name,
                                (word_similarity(:text, searchable) * 1000)::int AS score
                            FROM candidates JOIN people ON id = person_id
                            WHERE position(:wordStart IN searchable) = 0
                              AND id NOT IN (SELECT blocked_id FROM severed)
                              AND id NOT IN (SELECT id FROM related)
                        )
                        SELECT id, username, display_name, score, '' AS term FROM scored
                        WHERE score >= %d AND (score < :score OR (score = :score AND id > :id))
                        ORDER BY score DESC, id
                        LIMIT :fetch
                        """.formatted(SETS, WORDS, CANDIDATES_PER_WORD, RESEMBLES))
                .bind("words", query.words());
        Flux<Found> page =
                page(statement.bind("wordStart", query.wordStart()).bind("score", after.score()), query, after, fetch);
        return database.sql("SELECT set_config('pg_trgm.similarity_threshold', :threshold, true)")
                .bind("threshold", WORD_RESEMBLES)
                .then()
                .thenMany(page)
                .as(transaction::transactional);
    }

    private static Flux<Found> page(GenericExecuteSpec statement, Query query, Rank after, int fetch) {
        return statement
                .bind("viewerId", query.viewerId())
                .bind("text", query.text())
                .bind("id", after.id())
                .bind("fetch", fetch)
                .map(row -> found(row, after.tier()))
                .all();
    }

    private static Found found(Readable row, Tier tier) {
        return new Found(
                Authors.read(row),
                new Rank(
                        tier,
                        Rows.get(row, "score", Integer.class),
                        Rows.get(row, "term", String.class),
                        Rows.get(row, "id", UUID.class)));
    }
}
