package dev.chorus.auth.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import dev.chorus.platform.security.SecuritySettings;
import dev.chorus.testing.MovableClock;
import dev.chorus.testing.TestPostgres.Database;
import dev.chorus.testing.TestServers;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Replicas as they would be, each with its own view, over one database. */
class SigningKeysTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final String ENCRYPTION_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final KeyPair PAIR = SigningKey.newPair();

    private final MovableClock clock = MovableClock.stopped();
    private final ConnectionFactory connections = migrated();
    private final DatabaseClient database = DatabaseClient.create(connections);

    @BeforeEach
    void noKeys() {
        database.sql("DELETE FROM signing_key").then().block();
    }

    @Test
    void theFirstKeySignsAtOnceAndOutlivesARestart() {
        SigningKeys before = replica();
        String kid = signing(before);
        assertThat(published(before)).containsExactly(kid);
        assertThat(signing(replica())).isEqualTo(kid);
    }

    @Test
    void replicasThatStartTogetherAgreeOnOneKey() {
        List<String> kids = Flux.range(0, 6)
                .flatMap(_ -> replica().check(), 6)
                .map(ring -> ring.signing(clock.instant()).orElseThrow().kid())
                .collectList()
                .block();
        assertThat(Objects.requireNonNull(kids)).hasSize(6);
        assertThat(kids.stream().distinct()).hasSize(1);
    }

    @Test
    void theNextKeyIsPublishedBeforeItSignsAndTheLastUntilItsTokensExpired() {
        SigningKeys keys = replica();
        String first = signing(keys);

        clock.advance(PERIOD.minus(AHEAD).minusSeconds(5));
        keys.check().block();
        assertThat(published(keys)).containsExactly(first);

        clock.advance(Duration.ofSeconds(10));
        keys.check().block();
        assertThat(signing(keys)).isEqualTo(first);
        assertThat(published(keys)).hasSize(2).startsWith(first);
        String second = published(keys).getLast();

        clock.advance(AHEAD);
        assertThat(signing(keys)).isEqualTo(second);
        keys.check().block();
        assertThat(published(keys)).containsExactly(first, second);

        clock.advance(LIFETIME);
        keys.check().block();
        assertThat(published(keys)).containsExactly(first, second);

        clock.advance(Duration.ofMinutes(6));
        keys.check().block();
        assertThat(published(keys)).containsExactly(second);
        assertThat(published(replica())).containsExactly(second);
    }

    @Test
    void aReplicaLearnsOfAKeyThatAnotherMade() {
        SigningKeys one = replica();
        SigningKeys other = replica();
        assertThat(signing(one)).isEqualTo(signing(other));
        clock.advance(PERIOD);
        one.check().block();
        other.check().block();
        assertThat(published(other)).hasSize(2).isEqualTo(published(one));
    }

    @Test
    void afterALongStopTheOldKeySignsUntilTheNextHasBeenPublishedLongEnough() {
        String first = signing(replica());
        clock.advance(PERIOD.multipliedBy(3));
        SigningKeys keys = replica();
        assertThat(signing(keys)).isEqualTo(first);
        assertThat(published(keys)).hasSize(2);
        clock.advance(AHEAD.plusSeconds(1));
        assertThat(signing(keys)).isNotEqualTo(first);
    }

    @Test
    void aKeyThatIsRemovedByHandIsReplacedAtTheNextCheck() {
        SigningKeys keys = replica();
        String compromised = signing(keys);
        database.sql("DELETE FROM signing_key").then().block();
        keys.check().block();
        assertThat(signing(keys)).isNotEqualTo(compromised);
        assertThat(published(keys)).hasSize(1).doesNotContain(compromised);
    }

    @Test
    void privateKeysAreEncryptedAndBoundToTheirRow() {
        SigningKeys keys = replica();
        SigningKey key = Objects.requireNonNull(keys.signing().block());
        byte[] stored = Objects.requireNonNull(database.sql("SELECT private_key FROM signing_key")
                .map(row -> Objects.requireNonNull(row.get("private_key", byte[].class)))
                .one()
                .block());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key.encodedPrivateKey(), 30, 64, StandardCharsets.ISO_8859_1));

        assertThat(new KeyCipher(ENCRYPTION_KEY).decrypt(key.kid(), stored)).isEqualTo(key.encodedPrivateKey());
        assertThatThrownBy(() -> new KeyCipher(ENCRYPTION_KEY).decrypt("another", stored))
                .hasMessageContaining("another encryption key");
        assertThatThrownBy(() -> new KeyCipher(SigningKeySettings.INSECURE_DEFAULT).decrypt(key.kid(), stored))
                .hasMessageContaining("another encryption key");
        assertThatThrownBy(() -> new KeyCipher("dG9vIHNob3J0")).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new KeyCipher("not base64!")).hasMessageContaining("32 bytes");
    }

    private SigningKeys replica() {
        return new SigningKeys(
                new StoredKeys(database, new KeyCipher(ENCRYPTION_KEY)),
                TransactionalOperator.create(new R2dbcTransactionManager(connections)),
                new SigningKeySettings(ENCRYPTION_KEY, PERIOD, AHEAD, Duration.ofMinutes(1)),
                new SecuritySettings(URI.create("http://localhost"), "chorus", LIFETIME),
                () -> PAIR,
                UUID::randomUUID,
                clock);
    }

    private static String signing(SigningKeys keys) {
        return Objects.requireNonNull(keys.signing().block()).kid();
    }

    private static List<String> published(SigningKeys keys) {
        return new ArrayList<>(Objects.requireNonNull(
                keys.published().map(JWK::getKeyID).collectList().block()));
    }

    private static ConnectionFactory migrated() {
        Database database = TestServers.postgres().database("auth_signing_keys");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration/auth")
                .load()
                .migrate();
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, database.host())
                .option(ConnectionFactoryOptions.PORT, database.port())
                .option(ConnectionFactoryOptions.DATABASE, database.name())
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
    }
}
