package dev.chorus.testing;

/** A PostgreSQL server for tests. */
public interface TestPostgres {

    /** A database by this name with an owner of its own; created when first asked for. */
    Database database(String name);

    /** Where a database is and who owns it. */
    record Database(String host, int port, String name, String user, String password) {
        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }
    }
}
