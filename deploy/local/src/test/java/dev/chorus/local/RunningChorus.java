package dev.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link LocalRun}: one for all of them, started when the first asks and closed after the last. */
final class RunningChorus implements ParameterResolver {

    private record Shared(Path directory, LocalRun run) implements AutoCloseable {

        static Shared start() {
            try {
                Path directory = Files.createTempDirectory("chorus-run");
                var options = new Options(0, directory, false, false, false);
                return new Shared(directory, LocalRun.start(options, Ports.anyFree(), new Progress(System.out)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            run.close();
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalRun.class;
    }

    @Override
    public LocalRun resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningChorus.class))
                .computeIfAbsent(Shared.class, _ -> Shared.start(), Shared.class)
                .run();
    }
}
