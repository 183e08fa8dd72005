package dev.chorus.realtime.history;

import dev.chorus.events.DomainEvent;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Position;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What this node has pushed from the topics lately, bounded in time, number and memory. Written by the one thread that
 * reads the topics, before it hands the pushes out; read on event loops.
 */
@Component
public final class History {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Deque<Entry> entries = new ArrayDeque<>();
    /** Of each room the newest state, in the order of their numbers. */
    private final SequencedMap<Room, Entry> states = new LinkedHashMap<>();

    private final Map<Room, RoomHistory> rooms = new HashMap<>();
    private final Hidden hidden = new Hidden();
    private final HistorySettings settings;
    private final Clock clock;
    private Position completeFrom = Position.NONE;
    private final AtomicLong memory = new AtomicLong();
    private long newest;

    public History(HistorySettings settings, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.clock = clock;
        meters.gauge("chorus.realtime.history.bytes", memory);
    }

    /** It has everything from here on, and nothing else; called before the first record. */
    public void begin(Position position) {
        lock.writeLock().lock();
        try {
            entries.clear();
            states.clear();
            rooms.clear();
            memory.set(0);
            completeFrom = position;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Takes in what came of an event, in its order. */
    public void add(DomainEvent event, List<Entry> told) {
        lock.writeLock().lock();
        try {
            told.forEach(this::add);
            hidden.hear(event, newest, clock.instant());
            forget();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * What someone who has come so far has missed.
     *
     * @param upTo the number of the last push to be told
     * @param relations how the person stands to others now: what is hidden from them is left out
     * @param mostBytes that may wait for the person to read: more is not even collected
     */
    public Missed missed(Offset from, long upTo, Collection<Room> of, Relations relations, int mostBytes) {
        if (from.at().isBefore(clock.instant().minus(settings.retention()))) {
            return new Missed.TooOld();
        }
        lock.readLock().lock();
        try {
            if (!from.position().isLike(completeFrom) || !from.position().reaches(completeFrom)) {
                return new Missed.TooOld();
            }
            Collected missed = new Collected(upTo, relations, mostBytes);
            for (Room room : of) {
                RoomHistory history = rooms.get(room);
                // Of a state that is held back it is not known whether it was told.
                if (history != null
                        && !(history.after(from.position(), missed::add)
                                && (history.state == null || missed.add(history.state)))) {
                    return new Missed.TooMuch();
                }
            }
            return missed.all();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Of what was missed that which may be told, as long as it is not too much. */
    private final class Collected {
        private final List<Entry> entries = new ArrayList<>();
        private final long upTo;
        private final Relations relations;
        private final int mostBytes;
        private long bytes;

        Collected(long upTo, Relations relations, int mostBytes) {
            this.upTo = upTo;
            this.relations = relations;
            this.mostBytes = mostBytes;
        }

        /** False once it is too much. */
        boolean add(Entry entry) {
            if (entry.number() <= upTo && entry.hearing().mayHear(relations) && !hidden.hides(entry, relations)) {
                entries.add(entry);
                bytes += entry.queued();
            }
            return bytes <= mostBytes;
        }

        Missed all() {
            entries.sort(Comparator.comparingLong(Entry::number));
            return new Missed.All(entries, (int) bytes);
        }
    }

    private void add(Entry entry) {
        newest = entry.number();
        memory.addAndGet(entry.size());
        RoomHistory room = rooms.computeIfAbsent(entry.room(), _ -> new RoomHistory());
        if (entry.isState()) {
            Entry former = states.remove(entry.room());
            memory.addAndGet(former == null ? 0 : -former.size());
            states.putLast(entry.room(), entry);
            room.state = entry;
        } else {
            entries.addLast(entry);
            room.add(entry);
        }
    }

    private void forget() {
        Instant horizon = clock.instant().minus(settings.retention());
        for (Entry oldest = oldest();
                oldest != null && (isFull() || oldest.at().isBefore(horizon));
                oldest = oldest()) {
            forget(oldest);
        }
        hidden.forgetBefore(horizon);
    }

    private boolean isFull() {
        return memory.get() > settings.memory().toBytes() || entries.size() + states.size() > settings.events();
    }

    private @Nullable Entry oldest() {
        Entry event = entries.peekFirst();
        Map.Entry<Room, Entry> state = states.firstEntry();
        if (event == null || state == null) {
            return state == null ? event : state.getValue();
        }
        return event.number() < state.getValue().number() ? event : state.getValue();
    }

    private void forget(Entry oldest) {
        RoomHistory room = rooms.computeIfAbsent(oldest.room(), _ -> new RoomHistory());
        if (oldest.isState()) {
            states.pollFirstEntry();
            room.state = null;
        } else {
            entries.removeFirst();
            room.removeFirst();
        }
        memory.addAndGet(-oldest.size());
        if (room.isEmpty()) {
            rooms.remove(oldest.room());
        }
        if (oldest.record() >= completeFrom.next(oldest.index())) {
            completeFrom = completeFrom.with(oldest.index(), oldest.record() + 1);
        }
    }
}
