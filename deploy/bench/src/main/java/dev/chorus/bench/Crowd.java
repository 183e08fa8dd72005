package dev.chorus.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;

/**
 * A million people and a million posts, written straight into the databases of a local run: over REST they would take hours.
 * What is there already is left as it is.
 *
 * @param port of PostgreSQL, on this machine
 * @param data the local run's data directory, where the roles' passwords are
 */
record Crowd(int port, Path data) {
    static final int PEOPLE = 1_000_000;
    static final int AUTHORS = 100_000;
    /** The last of the authors, who posted only long ago. */
    static final int QUIET = 2_000;

    static final String[] FIRST_NAMES = {
        "ada", "alan", "alice", "amina", "anders", "andrea", "anna", "antonio", "beatriz", "ben", "bruno", "carla",
        "carlos", "chen", "clara", "daniel", "david", "diego", "elena", "elif", "emma", "erik", "eva", "fatima",
        "felix", "florian", "frida", "gabriel", "grace", "hana", "hannah", "hugo", "ibrahim", "ines", "irina", "jakob",
        "jana", "javier", "joao", "johanna", "jonas", "jose", "julia", "kai", "karim", "katarina", "kenji", "lara",
        "laura", "leila", "leo", "lina", "louis", "lucas", "lucia", "magnus", "mai", "marco", "maria", "marta",
        "mateo", "maya", "mehmet", "mia", "mohamed", "nadia", "nina", "noah", "olga", "oliver", "omar", "oscar",
        "pablo", "paula", "pedro", "petra", "priya", "rafael", "raj", "rosa", "samir", "sara", "sofia", "stefan",
        "susan", "tariq", "thomas", "tom", "ursula", "valentina", "victor", "wei", "william", "yara", "yuki", "zoe"
    };
    private static final String[] STARTS = {
        "al", "ander", "bar", "ber", "brown", "cast", "chan", "cos", "dahl", "dier", "eng", "fer", "fisch", "gar",
        "gold", "hansen", "hoff", "ito", "jan", "ker", "kim", "kov", "lind", "lopez", "mar", "mor", "nak", "nov",
        "ols", "park", "per", "rei", "ros", "san", "schmid", "smith", "sor", "tan", "vas", "weber", "wil", "yam"
    };
    private static final String[] ENDS = {
        "ba", "berg", "cito", "dal", "der", "ez", "feld", "gren", "hart", "ier", "ing", "ke", "lund", "mann", "moto",
        "ner", "ov", "quist", "rez", "ski", "son", "stein", "strom", "ter", "thal", "ura", "vic", "witz", "wood", "y"
    };

    static UUID id(int number) {
        return new UUID(0x7000L, 0x8000000000000000L | number);
    }

    static String firstName(int number) {
        return FIRST_NAMES[Math.floorMod(number * 7919, FIRST_NAMES.length)];
    }

    static String lastName(int number) {
        int mixed = Math.floorMod(number * 104_729 + number / 97, STARTS.length * ENDS.length);
        return STARTS[mixed / ENDS.length] + ENDS[mixed % ENDS.length];
    }

    static String username(int number) {
        return firstName(number) + "." + lastName(number) + number;
    }

    void fill() {
        try {
            fillSocialGraph();
            fillPosts();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The person follows these, in both databases that care, as if it had always been so. */
    void follow(String follower, int[] followees) {
        try (Connection graph = connect("social_graph");
                Connection posts = connect("post")) {
            follow(
                    graph,
                    "INSERT INTO follows (follower_id, followee_id, created_at) VALUES (?::uuid, ?, now())",
                    follower,
                    followees);
            follow(posts, "INSERT INTO follows (follower_id, followee_id) VALUES (?::uuid, ?)", follower, followees);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void follow(Connection connection, String sql, String follower, int[] followees)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql + " ON CONFLICT DO NOTHING")) {
            for (int followee : followees) {
                insert.setString(1, follower);
                insert.setObject(2, id(followee));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void fillSocialGraph() throws SQLException {
        try (Connection connection = connect("social_graph")) {
            if (has(connection, "people", PEOPLE)) {
                return;
            }
            connection.setAutoCommit(false);
            execute(connection, """
                    CREATE TEMPORARY TABLE crowd (id uuid, first text, last text, username text) ON COMMIT DROP
                    """);
            copy(connection, "INSERT INTO crowd VALUES (?, ?, ?, ?)", PEOPLE);
            execute(connection, """
                    INSERT INTO people (id, username, display_name, private, erased, version, created_at, searchable)
                    SELECT id, username, initcap(first) || ' ' || initcap(last), false, false, 1, now(),
                        ' ' || username || E'\\n ' || split_part(username, '.', 2) || E'\\n '
                        || first || ' ' || last || E'\\n ' || last || E'\\n'
                    FROM crowd
                    """);
            execute(connection, """
                    INSERT INTO search_terms (person_id, term)
                    SELECT id, term FROM crowd CROSS JOIN LATERAL (VALUES
                        (username), (split_part(username, '.', 2)), (first || ' ' || last), (last)) AS terms (term)
                    """);
            execute(connection, """
                    INSERT INTO search_words SELECT first FROM crowd UNION SELECT last FROM crowd ON CONFLICT DO NOTHING
                    """);
            connection.commit();
            analyse(connection, "people", "search_terms", "search_words", "follows");
        }
    }

    private void fillPosts() throws SQLException {
        try (Connection connection = connect("post")) {
            if (has(connection, "posts", PEOPLE)) {
                return;
            }
            connection.setAutoCommit(false);
            execute(connection, """
                    CREATE TEMPORARY TABLE crowd (id uuid, first text, last text, username text) ON COMMIT DROP
                    """);
            copy(connection, "INSERT INTO crowd VALUES (?, ?, ?, ?)", AUTHORS);
            execute(connection, """
                    INSERT INTO users (id, username, display_name, private, version)
                    SELECT id, username, initcap(first) || ' ' || initcap(last), false, 1 FROM crowd
                    """);
            // Ten posts each: the many over the last thirty days, the quiet ones before that.
            execute(connection, """
                    INSERT INTO posts (id, author_id, content, created_at, updated_at)
                    SELECT uuidv7(at - now()), id, repeat('So it goes. ', 20), at, at
                    FROM (SELECT id, place, now() - make_interval(secs => age) AS at
                        FROM (SELECT id, place, CASE WHEN number >= %d THEN 2592000 ELSE 0 END + random() * 2500000 AS age
                            FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM crowd) AS numbered
                            CROSS JOIN generate_series(1, 10) AS place) AS aged) AS dated
                    """.formatted(AUTHORS - QUIET));
            connection.commit();
            analyse(connection, "users", "posts", "follows");
        }
    }

    private static void copy(Connection connection, String insert, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int number = 0; number < count; number++) {
                statement.setObject(1, id(number));
                statement.setString(2, firstName(number));
                statement.setString(3, lastName(number));
                statement.setString(4, username(number));
                statement.addBatch();
                if (number % 10_000 == 9_999) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static boolean has(Connection connection, String table, int rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return result.next() && result.getInt(1) >= rows;
        }
    }

    private static void analyse(Connection connection, String... tables) throws SQLException {
        connection.setAutoCommit(true);
        for (String table : tables) {
            execute(connection, "VACUUM ANALYZE " + table);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = "jdbc:postgresql://localhost:%d/%s?reWriteBatchedInserts=true".formatted(port, database);
        return DriverManager.getConnection(url, database, passwords.getProperty(database));
    }
}
