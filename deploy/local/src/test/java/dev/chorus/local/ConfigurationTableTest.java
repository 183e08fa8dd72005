package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.chorus.local.SettingsFile.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Holds {@code docs/configuration.md} to the settings of the code and the services' files, from which it is made. */
class ConfigurationTableTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path KEPT = References.DOCS.resolve("configuration.md");
    private static final String WRITE = "chorus.configuration.write";

    /** In the order of the page: the title of a section and its module. */
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("All services", "platform/service");
        SECTIONS.put("Services with a database", "platform/outbox");
        for (Service service : Service.values()) {
            SECTIONS.put(service.id(), service.id());
        }
    }

    /** What the variables mean that no record of settings takes. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("KAFKA_BOOTSTRAP_SERVERS", "Kafka's brokers"),
            Map.entry("DATABASE_HOST", "where PostgreSQL is"),
            Map.entry("DATABASE_PORT", "its port"),
            Map.entry("DATABASE_NAME", "the service's own database"),
            Map.entry("DATABASE_USER", "the role that owns it"),
            Map.entry("DATABASE_PASSWORD", "the role's password"),
            Map.entry("DATABASE_POOL_SIZE", "connections at most"),
            Map.entry("ERASING_INTERVAL", "how often what is to be erased is looked for"),
            Map.entry("TRACING_PROBABILITY", "which part of the requests is traced"),
            Map.entry("SERVER_PORT", "the port of REST"),
            Map.entry("MANAGEMENT_SERVER_PORT", "the port of the actuator"),
            Map.entry("REALTIME_SHUTDOWN_TIMEOUT", "how long stopping may take; longer than the drain time"));

    private static final String HEAD = """
            # Configuration

            Every setting has a default that works in the local run, and can be set by an environment variable. This page is made
            from the settings in the code and the services' files, and the build fails when it is out of date; write it anew with

            ```
            mvn -pl deploy/local -am verify -Dtest=ConfigurationTableTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true
            ```

            Durations are written `500ms`, `2s`, `15m`, `30d`, sizes `64KB`, `1MB`, lists with commas. In the profile `production`
            (`SPRING_PROFILES_ACTIVE`) a service refuses to start with a default that is public. Any other property of Spring Boot
            can be set in the same way; `SERVER_PORT` and `MANAGEMENT_SERVER_PORT` are the ports of REST and of the actuator.
            """.formatted(WRITE);

    private record Row(String name, String variable, String fallback, String meaning) {
        @Override
        public String toString() {
            String shown = fallback.isEmpty() ? "" : "`" + fallback + "`";
            return "| `%s` | %s | %s | %s |"
                    .formatted(variable, name.isEmpty() ? "" : "`" + name + "`", shown, meaning);
        }
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        Map<String, List<Class<?>>> records = records();
        StringBuilder page = new StringBuilder(HEAD);
        Set<String> written = new LinkedHashSet<>();
        for (Map.Entry<String, String> section : SECTIONS.entrySet()) {
            List<Row> rows =
                    rows(ROOT.resolve(section.getValue()), records.getOrDefault(section.getValue(), List.of()));
            assertThat(rows).as("settings of " + section.getValue()).isNotEmpty();
            page.append("\n## ")
                    .append(section.getKey())
                    .append("\n\n| Variable | Property | Default | Meaning |\n|---|---|---|---|\n");
            rows.forEach(row -> page.append(row).append('\n'));
            written.add(section.getValue());
        }
        assertThat(written).as("modules with settings").containsAll(records.keySet());
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(KEPT, page);
        }
        List<String> kept = Files.exists(KEPT) ? Files.readAllLines(KEPT) : List.of();
        List<String> missing = new ArrayList<>(page.toString().lines().toList());
        missing.removeAll(kept);
        List<String> left = new ArrayList<>(kept);
        left.removeAll(page.toString().lines().toList());
        if (!missing.isEmpty() || !left.isEmpty()) {
            fail(
                    "docs/configuration.md is out of date. It lacks:%n%s%nand says what is not so:%n%s%nThe page tells how to write it anew."
                            .formatted(String.join("\n", missing), String.join("\n", left)));
        }
    }

    /** By module, all records of settings. */
    private static Map<String, List<Class<?>>> records() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, List<Class<?>>> records = new TreeMap<>();
        scan.findCandidateComponents("dev.chorus").forEach(found -> {
            Class<?> type = type(Objects.requireNonNull(found.getBeanClassName()));
            String module = SECTIONS.values().stream()
                    .filter(each -> Files.exists(
                            sources(ROOT.resolve(each)).resolve(type.getName().replace('.', '/') + ".java")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(type + " is in no module that this page knows"));
            records.computeIfAbsent(module, _ -> new ArrayList<>()).add(type);
        });
        records.values()
                .forEach(types -> types.sort(Comparator.comparing(type ->
                        type.getAnnotation(ConfigurationProperties.class).value())));
        return records;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }

    private static Path sources(Path module) {
        return module.resolve(Path.of("src", "main", "java"));
    }

    private static List<Row> rows(Path module, List<Class<?>> records) throws IOException {
        List<SettingsFile> files = files(module);
        Map<String, Row> ofRecords = new LinkedHashMap<>();
        for (Class<?> record : records) {
            for (Setting setting : Setting.of(record, sources(module))) {
                ofRecords.put(setting.name(), row(setting, files));
            }
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        for (SettingsFile file : files) {
            file.values().forEach((name, value) -> {
                if (!ofRecords.containsKey(name)) {
                    for (Variable variable : SettingsFile.variables(value)) {
                        rowOfVariable(module, name, value, variable)
                                .ifPresent(row -> rows.putIfAbsent(variable.name(), row));
                    }
                }
            });
        }
        return Stream.concat(rows.values().stream(), ofRecords.values().stream())
                .toList();
    }

    /** Of a variable that no record takes. */
    private static Optional<Row> rowOfVariable(Path module, String property, String value, Variable variable) {
        String meaning = MEANINGS.get(variable.name());
        if (meaning == null) {
            if (!isShared(variable.name())) {
                fail("The variable " + variable.name() + " in a file of " + module
                        + " sets nothing that has a meaning on this page: give it one in this test");
            }
            return Optional.empty();
        }
        boolean alone = value.equals("${" + variable.name() + ":" + variable.fallback() + "}");
        return Optional.of(new Row(alone ? property : "", variable.name(), variable.fallback(), meaning));
    }

    private static boolean isShared(String variable) {
        return SettingsFile.read(ROOT.resolve("platform/service/src/main/resources/chorus-defaults.yaml"))
                .values()
                .values()
                .stream()
                .anyMatch(value -> value.contains("${" + variable));
    }

    private static Row row(Setting setting, List<SettingsFile> files) {
        String value = value(files.stream().map(SettingsFile::values), setting.name());
        List<Variable> variables = value == null ? List.of() : SettingsFile.variables(value);
        String fallback = value == null ? setting.fallback() : value;
        String variable = setting.variable();
        if (!variables.isEmpty()) {
            variable = variables.getFirst().name();
            fallback = variables.getFirst().fallback();
        }
        String meaning = setting.meaning();
        for (SettingsFile file : files) {
            for (Map.Entry<String, Map<String, String>> profile :
                    file.profiles().entrySet()) {
                String other = profile.getValue().get(setting.name());
                if (other != null) {
                    String shown = SettingsFile.variables(other).stream()
                            .map(Variable::fallback)
                            .findFirst()
                            .orElse(other);
                    meaning +=
                            "; in the profile `%s` %s".formatted(profile.getKey(), shown.isEmpty() ? "nothing" : shown);
                }
            }
        }
        return new Row(setting.name(), variable, fallback, meaning);
    }

    private static @Nullable String value(Stream<Map<String, String>> files, String name) {
        return files.filter(values -> values.containsKey(name))
                .map(values -> values.get(name))
                .findFirst()
                .orElse(null);
    }

    private static List<SettingsFile> files(Path module) throws IOException {
        try (Stream<Path> files = Files.list(module.resolve(Path.of("src", "main", "resources")))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(SettingsFile::read)
                    .collect(Collectors.toList());
        }
    }
}
