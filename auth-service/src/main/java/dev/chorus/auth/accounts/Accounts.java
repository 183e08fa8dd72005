package dev.chorus.auth.accounts;

import static dev.chorus.platform.database.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The table of accounts.
 *
 * <p>Whoever appends an event about a user holds the lock of the user's row: so a user's events are published in the
 * order of their commits.
 */
@Component
public final class Accounts {
    private static final String COLUMNS =
            "id, username, email, password_hash, display_name, private, presence_hidden, version, created_at";

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    /** False if the username or the e-mail address is taken; waits for a concurrent registration of the same. */
    public Mono<Boolean> add(Account account) {
        return database.sql("""
                        INSERT INTO account (id, username, email, email_key, password_hash, display_name, private,
                                             presence_hidden, version, created_at)
                        VALUES (:id, :username, :email, :emailKey, :passwordHash, :displayName, :private,
                                :presenceHidden, :version, :createdAt)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", account.id())
                .bind("username", account.username())
                .bind("email", account.email())
                .bind("emailKey", Logins.normalised(account.email()))
                .bind("passwordHash", account.passwordHash())
                .bind("displayName", account.displayName())
                .bind("private", account.privateAccount())
                .bind("presenceHidden", account.presenceHidden())
                .bind("version", account.version())
                .bind("createdAt", account.createdAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Which of the two somebody has already. */
    public Mono<Taken> taken(String username, String email) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM account WHERE username = :username) AS username,
                               EXISTS (SELECT FROM account WHERE email_key = :emailKey) AS email
                        """)
                .bind("username", username)
                .bind("emailKey", Logins.normalised(email))
                .map(row -> new Taken(
                        Boolean.TRUE.equals(row.get("username", Boolean.class)),
                        Boolean.TRUE.equals(row.get("email", Boolean.class))))
                .one();
    }

    public record Taken(boolean username, boolean email) {}

    /** By username or e-mail address; only the latter has an {@code @}. */
    public Mono<Account> findByLogin(String normalisedLogin) {
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE username = :login OR email_key = :login")
                .bind("login", normalisedLogin)
                .map(Accounts::account)
                .one();
    }

    public Mono<Account> find(UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id")
                .bind("id", id)
                .map(Accounts::account)
                .one();
    }

    /** The account, which nobody else changes until the transaction ends. */
    public Mono<Account> lock(UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map(Accounts::account)
                .one();
    }

    public Mono<Void> updateProfile(Account account) {
        return database.sql("""
                        UPDATE account SET display_name = :displayName, private = :private,
                            presence_hidden = :presenceHidden, version = :version
                        WHERE id = :id
                        """)
                .bind("displayName", account.displayName())
                .bind("private", account.privateAccount())
                .bind("presenceHidden", account.presenceHidden())
                .bind("version", account.version())
                .bind("id", account.id())
                .then();
    }

    public Mono<Void> updatePassword(UUID id, String passwordHash) {
        return database.sql("UPDATE account SET password_hash = :passwordHash WHERE id = :id")
                .bind("passwordHash", passwordHash)
                .bind("id", id)
                .then();
    }

    /** With all that hangs on it. */
    public Mono<Void> delete(UUID id) {
        return database.sql("DELETE FROM account WHERE id = :id").bind("id", id).then();
    }

    private static Account account(Readable row) {
        return new Account(
                get(row, "id", UUID.class),
                get(row, "username", String.class),
                get(row, "email", String.class),
                get(row, "password_hash", String.class),
                get(row, "display_name", String.class),
                get(row, "private", Boolean.class),
                get(row, "presence_hidden", Boolean.class),
                get(row, "version", Long.class),
                get(row, "created_at", Instant.class));
    }
}
