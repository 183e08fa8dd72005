package dev.chorus.platform.defaults;

import java.util.Arrays;
import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

/**
 * Adds a platform table to the migrations of each service that has a database. Their versions begin with 0, the
 * service's own with 1.
 */
public record PlatformMigration(String table) implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration flyway) {
        Stream<String> declared = Arrays.stream(flyway.getLocations()).map(Location::getDescriptor);
        flyway.locations(Stream.concat(declared, Stream.of("classpath:db/platform/" + table))
                .toArray(String[]::new));
    }
}
