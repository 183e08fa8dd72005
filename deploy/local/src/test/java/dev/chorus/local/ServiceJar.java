package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A service's jar, and how a JVM starts it. */
record ServiceJar(Service service, List<String> command) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** As the service's module packages it: the reactor builds that before this module's tests. */
    static ServiceJar packaged(Service service) throws IOException {
        return new ServiceJar(
                service,
                List.of(
                        JAVA,
                        "-Xmx512m",
                        "-XX:MetaspaceSize=256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        executable(service).toString()));
    }

    /** Laid out in a directory, which a cache of loaded classes wants; other than that the same. */
    ServiceJar extracted(Path directory) throws IOException, InterruptedException {
        Path jar = Path.of(command.getLast());
        var extraction = new ProcessBuilder(
                        JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        directory.toString())
                .inheritIO()
                .start();
        assertThat(extraction.waitFor()).as("exit code of the extraction").isZero();
        List<String> next = new ArrayList<>(command.subList(0, command.size() - 1));
        next.add(directory.resolve(jar.getFileName()).toString());
        return new ServiceJar(service, next);
    }

    /** A start of this leaves a cache of the classes that it has loaded and linked, once it has stopped. */
    ServiceJar leaving(Path cache) {
        return with("-XX:AOTCacheOutput=" + cache);
    }

    /** Starts by the cache, in a fraction of the time. */
    ServiceJar by(Path cache) {
        return with("-XX:AOTCache=" + cache);
    }

    private ServiceJar with(String option) {
        List<String> next = new ArrayList<>(command);
        next.add(1, option);
        return new ServiceJar(service, next);
    }

    private static Path executable(Service service) throws IOException {
        Path target = Path.of("..", "..", service.id(), "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No jar of " + service.id() + "; run mvn package there"));
        }
    }
}
