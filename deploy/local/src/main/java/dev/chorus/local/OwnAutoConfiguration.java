package dev.chorus.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps the auto-configuration of one service away from another. They share a class path here, so that the gateway would
 * find a database, and every service a gateway; in a process of its own each finds only what its jar brings.
 */
public final class OwnAutoConfiguration implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> OF_THE_GATEWAY = List.of("org.springframework.cloud.");
    private static final List<String> OF_THOSE_WITH_A_DATABASE = List.of(
            "dev.chorus.platform.outbox.",
            "org.springframework.boot.data.",
            "org.springframework.boot.flyway.",
            "org.springframework.boot.jdbc.",
            "org.springframework.boot.r2dbc.",
            "org.springframework.boot.sql.",
            "org.springframework.boot.transaction.");

    private List<String> strangers = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        Service service = Service.called(environment.getRequiredProperty("spring.config.name"));
        strangers = new ArrayList<>();
        if (service != Service.GATEWAY) {
            strangers.addAll(OF_THE_GATEWAY);
        }
        if (!service.hasDatabase()) {
            strangers.addAll(OF_THOSE_WITH_A_DATABASE);
        }
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            matches[i] = candidate == null || strangers.stream().noneMatch(candidate::startsWith);
        }
        return matches;
    }
}
