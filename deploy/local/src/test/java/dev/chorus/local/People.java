package dev.chorus.local;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Registers many at once. */
final class People {
    private static final int AT_ONCE = 4;

    private People() {}

    static List<Person> register(LocalRun run, int count) {
        Gateway gateway = new Gateway(run.url());
        List<Future<Person>> people;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            people = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> Person.register(run.url(), gateway, "p" + i)))
                    .toList();
        }
        return people.stream().map(Future::resultNow).toList();
    }
}
