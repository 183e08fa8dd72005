package dev.chorus.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Events at a steady rate: each person in turn says something to the next, and now and then one says something to
 * everyone. Remembers what was said, and so who is to hear what. Closing it waits for the last answer.
 */
final class Traffic implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Set<String>> toOne = new ConcurrentHashMap<>();
    private final Set<String> toAll = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger toOnes = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final Speech speech;
    private final List<Person> people;
    private final int toAllEvery;

    private Traffic(Speech speech, List<Person> people, int toAllEvery) {
        this.speech = speech;
        this.people = people;
        this.toAllEvery = toAllEvery;
    }

    /** @param toAllEvery one of so many events is for everyone */
    static Traffic start(Speech speech, List<Person> people, int perSecond, int toAllEvery) {
        Traffic traffic = new Traffic(speech, people, toAllEvery);
        traffic.clock.scheduleAtFixedRate(
                () -> traffic.requests.execute(() -> traffic.say(traffic.next.getAndIncrement())),
                0,
                TimeUnit.SECONDS.toNanos(1) / perSecond,
                TimeUnit.NANOSECONDS);
        return traffic;
    }

    private void say(int number) {
        Person person = people.get(number % people.size());
        try {
            if (number % toAllEvery == 0) {
                toAll.add(speech.toAll(person, "To all " + number));
            } else {
                Person other = people.get((number + 1) % people.size());
                String id = speech.toOne(person, other, "To one " + number);
                toOnes.incrementAndGet();
                toOne.computeIfAbsent(other.id(), _ -> ConcurrentHashMap.newKeySet())
                        .add(id);
            }
        } catch (LocalRunException | AssertionError _) {
            failures.incrementAndGet();
        }
    }

    /** For everyone. */
    Set<String> toAll() {
        return toAll;
    }

    /** For this person's devices, beside those for everyone. */
    Set<String> to(Person person) {
        return toOne.getOrDefault(person.id(), Set.of());
    }

    /** How many were for everyone. */
    int countToAll() {
        return toAll.size();
    }

    /** How many there were. */
    int count() {
        return toOnes.get() + toAll.size();
    }

    /** Requests that were not answered as they should be: whether anyone hears of them is not asked. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        clock.close();
        requests.close();
    }
}
