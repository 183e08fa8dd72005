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
 * Events at a steady rate: messages, each person in turn writing to the next, and now and then a post, which is
 * for everyone. Remembers what was said, and so who is to hear what. Closing it waits for the last answer.
 */
final class Traffic implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Set<String>> toOne = new ConcurrentHashMap<>();
    private final Set<String> toAll = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final Speech speech;
    private final List<Person> people;
    private final int postEvery;

    private Traffic(Speech speech, List<Person> people, int postEvery) {
        this.speech = speech;
        this.people = people;
        this.postEvery = postEvery;
    }

    /**
     * @param speech closed with this
     * @param postEvery one of so many events is a post
     */
    static Traffic start(Speech speech, List<Person> people, int perSecond, int postEvery) {
        Traffic traffic = new Traffic(speech, people, postEvery);
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
            if (number % postEvery == 0) {
                toAll.add(speech.post(person, "Post " + number));
            } else {
                Person other = people.get((number + 1) % people.size());
                String id = speech.message(person, other, "Message " + number);
                messages.incrementAndGet();
                heardBy(person).add(id);
                heardBy(other).add(id);
            }
        } catch (LocalRunException | AssertionError _) {
            failures.incrementAndGet();
        }
    }

    private Set<String> heardBy(Person person) {
        return toOne.computeIfAbsent(person.id(), _ -> ConcurrentHashMap.newKeySet());
    }

    /** For everyone. */
    Set<String> toAll() {
        return toAll;
    }

    /** For this person's devices, beside those for everyone. */
    Set<String> to(Person person) {
        return toOne.getOrDefault(person.id(), Set.of());
    }

    int messages() {
        return messages.get();
    }

    int posts() {
        return toAll.size();
    }

    /** Requests that were not answered as they should be: whether anyone hears of them is not asked. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        clock.close();
        requests.close();
        speech.close();
    }
}
