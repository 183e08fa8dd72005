package dev.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One thing that can be set in a module.
 *
 * @param name the property's
 * @param fallback what it is unless set
 * @param meaning as its record's Javadoc says
 */
record Setting(String name, String fallback, String meaning) {

    /** Of a record of settings and of those within it. */
    static List<Setting> of(Class<?> record, Path sources) {
        String prefix = record.getAnnotation(ConfigurationProperties.class).value();
        try {
            Path source = sources.resolve(record.getName().replace('.', '/') + ".java");
            List<Setting> settings = new ArrayList<>();
            collect(prefix, record, Files.readString(source), settings);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String prefix, Class<?> record, String source, List<Setting> into) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord()) {
                collect(name, component.getType(), source, into);
            } else {
                into.add(new Setting(name, fallback(record, component), meaning(record, component, source)));
            }
        }
    }

    private static String fallback(Class<?> record, RecordComponent component) {
        return Arrays.stream(record.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(DefaultValue.class)))
                .map(value -> String.join(", ", value.value()))
                .findFirst()
                .orElse("");
    }

    private static String meaning(Class<?> record, RecordComponent component, String source) {
        Matcher declared = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\S+\\s*)*(?:public )?record " + record.getSimpleName()
                                + "\\(",
                        Pattern.DOTALL)
                .matcher(source);
        if (!declared.find()) {
            return "";
        }
        String javadoc = declared.group(1)
                .replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\s+", " ")
                .trim();
        Matcher param = Pattern.compile("@param " + component.getName() + " (.*?)(?=@param|$)")
                .matcher(javadoc);
        String text = param.find() ? param.group(1) : javadoc.replaceFirst("@param.*", "");
        return text.replaceAll("\\{@(?:code|link) #?([^}]+)}", "`$1`")
                .replace("|", "\\|")
                .trim()
                .replaceFirst("\\.$", "");
    }

    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The environment variable that Spring reads for a property of which no file says another. */
    String variable() {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
