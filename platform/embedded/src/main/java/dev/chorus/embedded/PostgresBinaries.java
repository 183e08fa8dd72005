package dev.chorus.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Where the server's programs are unpacked: one directory per user, kept, so that only the first start on a machine pays
 * for it.
 *
 * <p>The library takes the files of an interrupted extraction for whole ones. So the first start holds a lock against
 * other processes, and what stands there unfinished under the lock is thrown away.
 */
final class PostgresBinaries {

    private static final Path HOME = Path.of(System.getProperty("user.home"), ".cache", "chorus", "postgres");
    private static final ReentrantLock WITHIN_THIS_JVM = new ReentrantLock();

    private PostgresBinaries() {}

    /** Starts the server, unpacking its programs first where this was not done before. */
    static EmbeddedPostgres extractedFor(EmbeddedPostgres.Builder server) throws IOException {
        Directories.create(HOME);
        server.setOverrideWorkingDirectory(HOME.toFile());
        WITHIN_THIS_JVM.lock();
        try {
            if (unfinished().isEmpty() && anyFinished()) {
                return server.start();
            }
            try (FileChannel channel = FileChannel.open(
                            HOME.resolve("extraction.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                unfinished().forEach(Directories::delete);
                return server.start();
            }
        } finally {
            WITHIN_THIS_JVM.unlock();
        }
    }

    private static List<Path> unfinished() throws IOException {
        return extractions().stream()
                .filter(directory -> !Files.exists(directory.resolve(".exists")))
                .toList();
    }

    private static boolean anyFinished() throws IOException {
        return extractions().stream().anyMatch(directory -> Files.exists(directory.resolve(".exists")));
    }

    private static List<Path> extractions() throws IOException {
        try (Stream<Path> entries = Files.list(HOME)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("PG-"))
                    .toList();
        }
    }
}
