package dev.chorus.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords of the local run, made up when first asked for and kept in a file that only its user can read. Thread-safe.
 */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties kept = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(DataDirectory directory) {
        var secrets = new Secrets(directory.path().resolve("secrets.properties"));
        secrets.read();
        return secrets;
    }

    /** The password of this name: always the same on one data directory. */
    String of(String name) {
        return kept(name, 18, Base64.getUrlEncoder());
    }

    /** The key of this name, 256 bits in Base64: always the same on one data directory. */
    String key(String name) {
        return kept(name, 32, Base64.getEncoder());
    }

    private synchronized String kept(String name, int length, Base64.Encoder encoder) {
        String known = kept.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        String secret = encoder.encodeToString(bytes);
        kept.setProperty(name, secret);
        write();
        return secret;
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new LocalRunException("The secrets in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write() {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            createForItsUserOnly(next);
            try (var writer = Files.newBufferedWriter(next)) {
                kept.store(writer, null);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalRunException("The secrets in " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void createForItsUserOnly(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }
}
