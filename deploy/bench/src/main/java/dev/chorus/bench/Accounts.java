package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Accounts that measurements share, and share among many sockets: registered when they are first wanted, and remembered in a
 * file where there is one, so that the next run need not register them again.
 */
final class Accounts {
    /** Of the quarter of an hour that a token is good for. */
    private static final Duration FRESH = Duration.ofMinutes(3);

    private final @Nullable Chorus chorus;
    private final @Nullable Path file;
    private List<Account> known = new ArrayList<>();
    private int fresh;
    private long renewed;

    private Accounts(@Nullable Chorus chorus, @Nullable Path file) {
        this.chorus = chorus;
        this.file = file;
    }

    /** @param file where they are remembered, by whoever may read it with the passwords of accounts that are nobody's */
    static Accounts remembered(Chorus chorus, @Nullable Path file) {
        Accounts accounts = new Accounts(chorus, file);
        if (file != null && Files.exists(file)) {
            accounts.known = Chorus.JSON.readValue(file, new TypeReference<>() {});
        }
        return accounts;
    }

    /** Tokens of another server's, one a line, that are good for as long as they are needed. */
    static Accounts of(Path tokens) {
        Accounts accounts = new Accounts(null, null);
        try {
            Files.readAllLines(tokens).stream()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> accounts.known.add(new Account("", "", "", line.strip(), "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (accounts.known.isEmpty()) {
            throw new IllegalArgumentException("No tokens in " + tokens);
        }
        return accounts;
    }

    /** So many accounts, with tokens good for ten minutes and more. */
    List<Account> take(int count) {
        if (chorus == null) {
            return IntStream.range(0, count)
                    .mapToObj(i -> known.get(i % known.size()))
                    .toList();
        }
        if (fresh > 0 && System.nanoTime() - renewed > FRESH.toNanos()) {
            fresh = 0;
        }
        if (fresh == 0) {
            renewed = System.nanoTime();
        }
        if (fresh < count && fresh < known.size()) {
            int until = Math.min(count, known.size());
            List<Account> wanted = chorus.renew(known.subList(fresh, until));
            List<Account> all = new ArrayList<>(known.subList(0, fresh));
            all.addAll(wanted);
            fresh = all.size();
            all.addAll(known.subList(until, known.size()));
            known = all;
            remember();
        }
        if (fresh < count) {
            if (count - fresh > 100) {
                System.err.println("Registering " + (count - fresh) + " accounts");
            }
            // In front of any that are left: those are renewed when they are wanted.
            known.addAll(fresh, chorus.register(count - fresh));
            fresh = count;
            remember();
        }
        return List.copyOf(known.subList(0, count));
    }

    /** A token for each of so many sockets, of so many accounts in turn. */
    static List<String> tokens(List<Account> accounts, int sockets) {
        return IntStream.range(0, sockets)
                .mapToObj(i -> accounts.get(i % accounts.size()).token())
                .toList();
    }

    private void remember() {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Chorus.JSON.writeValueAsBytes(known));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
