package dev.chorus.socialgraph.people;

import dev.chorus.platform.database.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The terms by which people are found, and the words in them. */
@Component
final class SearchTerms {
    private final DatabaseClient database;

    SearchTerms(DatabaseClient database) {
        this.database = database;
    }

    /** Forgets what these accounts were called before, down to words that nobody else has. */
    Mono<Void> replace(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return Mono.empty();
        }
        List<UUID> people = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (Account account : accounts) {
            for (String term : account.terms()) {
                people.add(account.id());
                terms.add(term);
            }
        }
        return database.sql("DELETE FROM search_terms WHERE person_id = ANY(:people) RETURNING term")
                .bind("people", accounts.stream().map(Account::id).toArray(UUID[]::new))
                .map(row -> Rows.get(row, "term", String.class))
                .all()
                .collectList()
                .flatMap(former -> add(people, terms)
                        .then(learn(Folded.firstWords(terms)))
                        .then(former.isEmpty() ? Mono.empty() : forget(Folded.firstWords(former))));
    }

    private Mono<Void> add(List<UUID> people, List<String> terms) {
        return database.sql("INSERT INTO search_terms (person_id, term) SELECT * FROM unnest(:people, :terms)")
                .bind("people", people.toArray(UUID[]::new))
                .bind("terms", terms.toArray(String[]::new))
                .then();
    }

    private Mono<Void> learn(Collection<String> words) {
        return database.sql("INSERT INTO search_words (word) SELECT * FROM unnest(:words) ON CONFLICT DO NOTHING")
                .bind("words", words.toArray(String[]::new))
                .then();
    }

    private Mono<Void> forget(Collection<String> words) {
        return database.sql("""
                        DELETE FROM search_words WHERE word = ANY(:words)
                          AND NOT EXISTS (SELECT FROM search_terms
                              WHERE term >= word AND term < word || chr(1114111))
                        """).bind("words", words.toArray(String[]::new)).then();
    }
}
