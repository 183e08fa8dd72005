package dev.chorus.realtime.recovery;

import dev.chorus.realtime.access.RoomAccess;
import dev.chorus.realtime.history.HistorySettings;
import dev.chorus.realtime.hub.Arrival;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.position.MalformedPositionException;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Pid;
import dev.chorus.realtime.position.Progress;
import dev.chorus.realtime.upstream.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides whether someone who connects with {@code pid} and {@code offset} can go on where they were, as far as it can be
 * told before the moment itself.
 */
@Component
public final class Returning {
    /** For this node to come as far as another one was. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** For all of it: clients do not wait for ever. */
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(8);

    private static final int QUESTIONS = 8;

    private final Progress progress;
    private final SessionRooms rooms;
    private final RoomAccess access;
    private final HistorySettings settings;
    private final Clock clock;

    Returning(Progress progress, SessionRooms rooms, RoomAccess access, HistorySettings settings, Clock clock) {
        this.progress = progress;
        this.rooms = rooms;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /** A session whose user is known, arriving as its client asks for if that can be. Always decides, and never fails. */
    public CompletionStage<Session> arrive(Session session, ObjectNode auth) {
        JsonNode pid = auth.get("pid");
        if (pid == null || pid.isNull()) {
            return CompletableFuture.completedStage(session);
        }
        CompletableFuture<Session> arrived = new CompletableFuture<>();
        arrival(session, pid, auth.get("offset"))
                .timeout(DECIDED_WITHIN)
                .onErrorResume(_ -> refuse(Refused.UNAVAILABLE))
                // Not on an event loop: what follows on the socket's comes after all that was handed out to it before.
                .publishOn(Schedulers.parallel())
                .subscribe(arrival -> arrived.complete(session.arriving(arrival)), arrived::completeExceptionally);
        return arrived;
    }

    private Mono<Arrival> arrival(Session session, JsonNode askedFor, @Nullable JsonNode heard) {
        Pid pid;
        Offset from;
        try {
            pid = Pid.parse(text(askedFor));
            Offset last = heard == null || heard.isNull() ? pid.begin() : Offset.parse(text(heard));
            if (!last.position().isLike(pid.begin().position())) {
                return refuse(Refused.UNKNOWN);
            }
            // Until it has received something in a new session, a client shows the offset of the one before.
            from = pid.begin().max(last);
        } catch (MalformedPositionException _) {
            return refuse(Refused.UNKNOWN);
        }
        if (!pid.userId().equals(session.userId())) {
            return refuse(Refused.NOT_YOURS);
        }
        if (from.at().isBefore(clock.instant().minus(settings.retention()))) {
            return refuse(Refused.TOO_OLD);
        }
        if (!from.position().isLike(progress.reached())) {
            return refuse(Refused.UNKNOWN);
        }
        return Mono.fromCompletionStage(progress.reaching(from.position(), PATIENCE))
                // Not on the thread that reads the topics.
                .publishOn(Schedulers.parallel())
                .flatMap(reached -> reached ? inRooms(session, pid, from) : refuse(Refused.UNKNOWN));
    }

    /** In the rooms that are still open to the user. */
    private Mono<Arrival> inRooms(Session session, Pid pid, Offset from) {
        List<Room.Post> were = rooms.of(pid.key(), pid.userId());
        String token = session.credential().token();
        return Flux.fromIterable(were)
                .flatMap(
                        room -> access.authorOf(room.id(), token)
                                .map(author -> Map.entry(room, author))
                                .onErrorResume(
                                        failure -> failure instanceof Refusal refusal
                                                && refusal.code().equals("NOT_FOUND"),
                                        _ -> Mono.empty()),
                        QUESTIONS)
                .collect(HashMap<Room.Post, Room.Author>::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(open -> new Arrival.Return(pid, from, open, open.size() == were.size()));
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    private Mono<Arrival> refuse(Refused why) {
        return Mono.just(new Arrival.New(UUID.randomUUID(), why.reason()));
    }
}
