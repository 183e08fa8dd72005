package dev.chorus.gateway.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The files of the web client by the path they are at, held in memory: there are few, and they are small. They lie in a
 * place of their own on the class path, where no other service of the local run's JVM would serve them too.
 */
@Component
final class ClientFiles {
    private static final String PLACE = "/web-client/";
    private static final String INDEX = "/index.html";

    private record Held(
            Map<String, ClientFile> files, @Nullable FileTime changed) {}

    private final @Nullable Path directory;
    private volatile Held held;

    ClientFiles(ClientSettings settings) {
        directory = settings.directory();
        held = directory == null ? new Held(prepared(packed()), null) : read(directory);
    }

    /** The file at the path, {@code /} being the page. */
    Optional<ClientFile> at(String path) {
        if (directory != null && !lastChange(directory).equals(held.changed())) {
            held = read(directory);
        }
        return Optional.ofNullable(held.files().get(path));
    }

    private static Map<String, ClientFile> prepared(Map<String, byte[]> contents) {
        byte[] page = contents.get(INDEX);
        if (page == null) {
            throw new IllegalStateException("The web client has no " + INDEX);
        }
        contents.put(INDEX, new Preloads(contents).in(page));
        Map<String, ClientFile> files = new HashMap<>();
        contents.forEach((path, content) -> files.put(path, ClientFile.of(path, content)));
        files.put("/", files.get(INDEX));
        return Map.copyOf(files);
    }

    private static Map<String, byte[]> packed() {
        Map<String, byte[]> contents = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + PLACE + "**")) {
                String url = file.getURL().toString();
                if (!url.endsWith("/") && file.isReadable()) {
                    String path = url.substring(url.lastIndexOf(PLACE) + PLACE.length() - 1);
                    contents.put(path, file.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    private static Held read(Path directory) {
        FileTime changed = lastChange(directory);
        Map<String, byte[]> contents = new HashMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                contents.put("/" + directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Held(prepared(contents), changed);
    }

    private static FileTime lastChange(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            FileTime last = FileTime.fromMillis(0);
            for (Path path : paths.toList()) {
                FileTime changed = Files.getLastModifiedTime(path);
                last = changed.compareTo(last) > 0 ? changed : last;
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
