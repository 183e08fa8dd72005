package dev.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run keeps: databases, the Kafka log, secrets, service logs. One run at a time holds it.
 *
 * <p>The file {@code chorus-data} marks a directory as such; nothing is ever written to, or erased from, a directory with
 * other contents.
 */
final class DataDirectory implements AutoCloseable {

    private static final String MARK = "chorus-data";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Opens the directory for this run alone, making it where it is missing. */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            if (!Files.exists(path.resolve(MARK)) && !isEmpty(path)) {
                throw new LocalRunException(path + " holds something else than Chorus data; give an empty directory");
            }
            var directory = new DataDirectory(path, lock(path));
            Files.writeString(path.resolve(MARK), "Chorus local run, layout 1\n");
            return directory;
        } catch (IOException e) {
            throw new LocalRunException("The data directory " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.endsWith(LOCK));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            String holder = Files.readString(file).strip();
            throw new LocalRunException("Chorus is already running on " + path + " (process " + holder
                    + "); stop it first, or give another directory with --data and other ports with --port");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /** Erases all that was kept, but the logs. No server may be running on it. */
    void erase() {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return directory.equals(logs()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!file.equals(path.resolve(LOCK)) && !file.equals(path.resolve(MARK))) {
                        Files.delete(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                    if (!directory.equals(path)) {
                        Files.delete(directory);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new LocalRunException("The data directory " + path + " could not be erased: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** Lets the next run have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
