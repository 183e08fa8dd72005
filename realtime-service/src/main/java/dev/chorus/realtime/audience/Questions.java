package dev.chorus.realtime.audience;

import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.audience.AudienceSource.Audience;
import dev.chorus.realtime.upstream.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Puts people together into few questions: at once while few are under way, and whoever comes meanwhile into the next ones.
 * Each person asked for is either answered or failed, once. Thread-safe.
 */
final class Questions {
    private final AudienceSource source;
    private final RealtimeProperties.Audiences settings;
    private final Consumer<Audience> answered;
    private final BiConsumer<UUID, Throwable> failed;
    private final Queue<UUID> waiting = new ArrayDeque<>();
    private int underWay;

    Questions(
            AudienceSource source,
            RealtimeProperties.Audiences settings,
            Consumer<Audience> answered,
            BiConsumer<UUID, Throwable> failed) {
        this.source = source;
        this.settings = settings;
        this.answered = answered;
        this.failed = failed;
    }

    void ask(UUID userId) {
        synchronized (this) {
            waiting.add(userId);
        }
        askNext();
    }

    private void askNext() {
        List<UUID> people = next();
        if (!people.isEmpty()) {
            source.of(people)
                    .doFinally(_ -> done())
                    .subscribe(
                            answers -> answer(people, answers),
                            failure -> people.forEach(userId -> failed.accept(userId, failure)));
        }
    }

    private synchronized List<UUID> next() {
        List<UUID> people = new ArrayList<>();
        if (underWay < settings.questions()) {
            while (people.size() < settings.peoplePerQuestion() && !waiting.isEmpty()) {
                people.add(waiting.remove());
            }
            underWay += people.isEmpty() ? 0 : 1;
        }
        return people;
    }

    private void done() {
        synchronized (this) {
            underWay--;
        }
        askNext();
    }

    private void answer(List<UUID> people, List<Audience> answers) {
        Set<UUID> unanswered = new HashSet<>(people);
        for (Audience answer : answers) {
            if (unanswered.remove(answer.userId())) {
                answered.accept(answer);
            }
        }
        unanswered.forEach(userId -> failed.accept(userId, Refusal.unavailable()));
    }
}
