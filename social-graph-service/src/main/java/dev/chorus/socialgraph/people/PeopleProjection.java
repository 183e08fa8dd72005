package dev.chorus.socialgraph.people;

import dev.chorus.events.UserEvent;
import dev.chorus.platform.database.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps for each account the newest version that has arrived, and the terms by which it is found. */
@Component
final class PeopleProjection {
    private final DatabaseClient database;
    private final SearchTerms terms;

    PeopleProjection(DatabaseClient database, SearchTerms terms) {
        this.database = database;
        this.terms = terms;
    }

    Mono<Void> apply(List<UserEvent> events) {
        Map<UUID, Account> newest = new HashMap<>();
        events.stream().flatMap(Account::of).forEach(account -> newest.merge(account.id(), account, Account::newer));
        return newest.isEmpty() ? Mono.empty() : upsert(List.copyOf(newest.values()));
    }

    private Mono<Void> upsert(List<Account> accounts) {
        return database.sql("""
                        WITH applied AS (
                            INSERT INTO people AS known
                                (id, username, display_name, private, erased, presence_hidden, version, created_at, searchable)
                            SELECT id, username, display_name, private, erased, presence_hidden, version, created_at::timestamptz,
                                searchable
                            FROM unnest(:ids, :usernames, :displayNames, :privates, :erased, :hidden, :versions, :createdAt,
                                :searchable) AS account
                                (id, username, display_name, private, erased, presence_hidden, version, created_at, searchable)
                            ORDER BY id
                            ON CONFLICT (id) DO UPDATE
                                SET username = excluded.username, display_name = excluded.display_name,
                                    private = excluded.private, erased = excluded.erased, version = excluded.version,
                                    presence_hidden = excluded.presence_hidden,
                                    searchable = excluded.searchable,
                                    created_at = CASE WHEN excluded.erased THEN known.created_at
                                        ELSE excluded.created_at END
                                WHERE known.version < excluded.version AND NOT known.erased
                            RETURNING id, erased
                        ), to_be_removed AS (
                            INSERT INTO erasures (person_id) SELECT id FROM applied WHERE erased
                            ON CONFLICT DO NOTHING
                        )
                        SELECT id FROM applied
                        """)
                .bind("ids", accounts.stream().map(Account::id).toArray(UUID[]::new))
                .bind("usernames", accounts.stream().map(Account::username).toArray(String[]::new))
                .bind(
                        "displayNames",
                        accounts.stream().map(Account::displayName).toArray(String[]::new))
                .bind("privates", accounts.stream().map(Account::isPrivate).toArray(Boolean[]::new))
                .bind("erased", accounts.stream().map(Account::erased).toArray(Boolean[]::new))
                .bind("hidden", accounts.stream().map(Account::presenceHidden).toArray(Boolean[]::new))
                .bind("versions", accounts.stream().map(Account::version).toArray(Long[]::new))
                .bind(
                        "createdAt",
                        accounts.stream()
                                .map(account -> account.createdAt().toString())
                                .toArray(String[]::new))
                .bind(
                        "searchable",
                        accounts.stream()
                                .map(account -> Folded.searchable(account.terms()))
                                .toArray(String[]::new))
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .flatMap(applied -> terms.replace(accounts.stream()
                        .filter(account -> applied.contains(account.id()))
                        .toList()));
    }
}
