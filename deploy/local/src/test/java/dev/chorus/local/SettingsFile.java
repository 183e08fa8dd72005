package dev.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A service's own YAML, or the one that all share.
 *
 * @param values by property
 * @param profiles the values that a profile has instead
 */
record SettingsFile(Map<String, String> values, Map<String, Map<String, String>> profiles) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)(?::((?:[^{}]|\\{[^}]*})*))?}");

    /** A variable that the environment may set. */
    record Variable(String name, String fallback) {}

    static SettingsFile read(Path file) {
        var result = new SettingsFile(new LinkedHashMap<>(), new LinkedHashMap<>());
        try {
            for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file))) {
                Map<String, String> flat = new LinkedHashMap<>();
                flatten("", document, flat);
                String profile = flat.remove("spring.config.activate.on-profile");
                if (profile == null) {
                    result.values.putAll(flat);
                } else {
                    result.profiles.put(profile, flat);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private static void flatten(String prefix, Object node, Map<String, String> into) {
        switch (node) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, value, into));
            case List<?> list -> into.put(prefix, list.toString());
            case null -> into.put(prefix, "");
            default -> into.put(prefix, Objects.toString(node));
        }
    }

    static List<Variable> variables(String value) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        return matcher.results()
                .map(found -> new Variable(found.group(1), Objects.requireNonNullElse(found.group(2), "")))
                .toList();
    }
}
