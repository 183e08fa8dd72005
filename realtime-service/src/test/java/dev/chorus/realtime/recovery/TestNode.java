package dev.chorus.realtime.recovery;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.feed.TestFeed;
import dev.chorus.realtime.history.History;
import dev.chorus.realtime.history.TestHistory;
import dev.chorus.realtime.hub.Arrival;
import dev.chorus.realtime.hub.FakeSocket;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.hub.TestHub;
import dev.chorus.realtime.position.MalformedPositionException;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Pid;
import dev.chorus.realtime.position.Progress;
import dev.chorus.realtime.socketio.Resumption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** A node that reads the same log as others, in an order of its own. */
final class TestNode implements AutoCloseable {
    final TestHub test = new TestHub();
    final History history;
    final Progress progress = new Progress();
    private final Map<TopicPartition, List<DomainEvent>> log;
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final TestFeed feed;
    private final SessionRooms rooms;
    private final Recovery recovery;

    TestNode(Map<TopicPartition, List<DomainEvent>> log, Map<String, String> historySettings) {
        this(log, historySettings, Clock.systemUTC());
    }

    TestNode(Map<TopicPartition, List<DomainEvent>> log, Map<String, String> historySettings, Clock clock) {
        this.log = log;
        this.history = TestHistory.of(historySettings);
        this.feed = new TestFeed(test, history, progress);
        this.rooms = new SessionRooms(_ -> {}, TestHistory.settings(historySettings), UUID::randomUUID, clock);
        this.recovery = new Recovery(
                test.hub(), history, rooms, test.edgeMeters(), clock, TestHistory.settings(historySettings));
        log.keySet().forEach(partition -> read.put(partition, 0L));
        feed.hear(List.of(), Map.copyOf(read));
    }

    /** In one poll: so many of each of these partitions, one partition after the other. */
    void read(int count, List<TopicPartition> partitions) {
        List<ReceivedEvent> events = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            List<DomainEvent> all = log.getOrDefault(partition, List.of());
            for (int i = 0; i < count && read.getOrDefault(partition, 0L) < all.size(); i++) {
                long offset = read.merge(partition, 1L, Long::sum) - 1;
                DomainEvent event = all.get((int) offset);
                events.add(new ReceivedEvent(
                        event, Topic.of(event), partition.partition(), offset, System.currentTimeMillis()));
            }
        }
        feed.hear(events, Map.copyOf(read));
    }

    void readAll() {
        read(Integer.MAX_VALUE, List.copyOf(log.keySet()));
    }

    boolean hasReached(Offset offset) {
        return progress.reached().reaches(offset.position());
    }

    /** Someone new. */
    Visit connect(UUID userId) {
        return connect(new Session(
                Session.nextWish(),
                FakeSocket.credential(userId, Instant.now(), Duration.ofMinutes(15)),
                Relations.none(userId),
                FakeSocket.LIMITS));
    }

    /** Someone who comes back with what a client keeps. */
    Visit reconnect(String pid, String offset, Map<Room.Post, Room.Author> open) {
        return reconnect(pid, offset, open, Relations.none(pid(pid).userId()));
    }

    Visit reconnect(String pid, String offset, Map<Room.Post, Room.Author> open, Relations relations) {
        Pid asked = pid(pid);
        Offset from = asked.begin().max(offset(offset));
        Session session = new Session(
                Session.nextWish(),
                FakeSocket.credential(asked.userId(), Instant.now(), Duration.ofMinutes(15)),
                relations,
                FakeSocket.LIMITS);
        return connect(session.arriving(new Arrival.Return(asked, from, open, true)));
    }

    /** As the connection below does it. */
    private Visit connect(Session session) {
        FakeSocket socket = new FakeSocket(test.loop(), session);
        socket.whenDisconnected(() -> {
            recovery.left(socket);
            test.hub().disconnect(socket);
        });
        String[] pid = new String[1];
        test.on(socket, () -> {
            Resumption resumption = recovery.resumption(socket);
            pid[0] = resumption.pid();
            test.hub().connect(socket);
            resumption.then().run();
        });
        return new Visit(pid[0], socket);
    }

    /** Those that a session is in, as far as this node has heard. */
    List<Room.Post> rooms(String pid) {
        return rooms.of(pid(pid).key(), pid(pid).userId());
    }

    /** A socket and the pid that its client was told. */
    record Visit(String pid, FakeSocket socket) {}

    static Pid pid(String text) {
        try {
            return Pid.parse(text);
        } catch (MalformedPositionException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Offset offset(String text) {
        try {
            return Offset.parse(text);
        } catch (MalformedPositionException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        test.close();
    }
}
