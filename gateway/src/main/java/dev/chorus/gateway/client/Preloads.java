package dev.chorus.gateway.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the browser of all modules that the first page needs, in the place of the page's {@code <!-- preload: … -->} that
 * names where to begin: it would otherwise learn of them one import after the other.
 */
final class Preloads {
    private static final Pattern MARK = Pattern.compile("<!-- preload: ([^>]*) -->");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import|export)\\s[^;(]*?'(\\.[^']+)'", Pattern.MULTILINE);

    private final Map<String, byte[]> files;

    Preloads(Map<String, byte[]> files) {
        this.files = files;
    }

    byte[] in(byte[] page) {
        String filled = MARK.matcher(ClientFiles.text(page)).replaceAll(mark -> links(mark.group(1)));
        return filled.getBytes(StandardCharsets.UTF_8);
    }

    private String links(String entries) {
        Set<String> modules = new LinkedHashSet<>();
        for (String entry : entries.split(" ", -1)) {
            collect(entry, modules);
        }
        return modules.stream()
                .map("<link rel=\"modulepreload\" href=\"%s\" />"::formatted)
                .collect(Collectors.joining("\n    "));
    }

    private void collect(String module, Set<String> modules) {
        byte[] source = files.get(module);
        if (source == null) {
            throw new IllegalStateException("The web client has no module " + module);
        }
        if (!modules.add(module)) {
            return;
        }
        Matcher imports = IMPORT.matcher(ClientFiles.text(source));
        while (imports.find()) {
            collect(URI.create(module).resolve(imports.group(1)).toString(), modules);
        }
    }
}
