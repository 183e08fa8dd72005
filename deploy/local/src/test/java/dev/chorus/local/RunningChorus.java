package dev.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link LocalRun}: one for all of them, started when the first asks and closed after the last. */
final class RunningChorus implements ParameterResolver {

    private record Shared(Path directory, CompletableFuture<LocalRun> run) implements AutoCloseable {

        static Shared start() {
            try {
                Path directory = Files.createTempDirectory("chorus-run");
                var options = new Options(0, directory, false, false, false);
                return new Shared(directory, start(options));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A start that failed is not made again for the next test. */
        private static CompletableFuture<LocalRun> start(Options options) throws IOException {
            try {
                return CompletableFuture.completedFuture(
                        LocalRun.start(options, Ports.anyFree(), new Progress(System.out)));
            } catch (LocalRunException e) {
                Path dump = ThreadDump.in(options.data().resolve("logs"));
                if (Files.exists(dump)) {
                    // Of a build elsewhere, what it printed is often all there is.
                    System.out.println(Files.readString(dump));
                }
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (run.isCompletedExceptionally()) {
                return;
            }
            run.join().close();
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
                .run()
                .join();
    }
}
