package dev.chorus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that a killed JVM leaves behind: PostgreSQL outlives it and keeps the data directory locked.
 *
 * <p>The process id in {@code postmaster.pid} may meanwhile belong to a stranger, so a process is only touched when it
 * is the one that wrote the file: a postgres by name, started when the file says.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /** Leaves the cluster without a running server or a stale lock file of one. */
    static void clear(Path cluster) {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            Optional<Postmaster> orphan = of(Files.readAllLines(pidFile));
            if (orphan.isPresent()) {
                log.info("Stopping the PostgreSQL that an earlier run left behind");
                orphan.get().stop();
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first lines of {@code postmaster.pid} are the process id, the data directory and the start in epoch seconds. */
    private static Optional<Postmaster> of(List<String> pidFile) {
        if (pidFile.size() < 3) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(pidFile.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
                .filter(handle -> isPostgres(handle) && startedAt(handle, started))
                .map(Postmaster::new);
    }

    private static boolean isPostgres(ProcessHandle handle) {
        return handle.info()
                .command()
                .or(handle.info()::commandLine)
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static boolean startedAt(ProcessHandle handle, Instant instant) {
        return handle.info()
                .startInstant()
                .map(actual -> Duration.between(actual, instant).abs().compareTo(START_TOLERANCE) < 0)
                .orElse(true);
    }

    private void stop() {
        if (signal("INT") || signal("QUIT")) {
            return;
        }
        throw new EmbeddedServerException("The PostgreSQL of an earlier run (process " + process.pid()
                + ") does not stop; end it and start again");
    }

    /** SIGINT asks for the fast shutdown, SIGQUIT for the immediate one. */
    private boolean signal(String name) {
        try {
            if (new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    != 0) {
                return !process.isAlive();
            }
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (IOException | ExecutionException e) {
            throw new EmbeddedServerException("Could not stop the PostgreSQL of an earlier run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while stopping the PostgreSQL of an earlier run", e);
        }
    }
}
