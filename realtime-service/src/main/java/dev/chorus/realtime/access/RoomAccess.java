package dev.chorus.realtime.access;

import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.upstream.Refusal;
import dev.chorus.realtime.upstream.Upstream;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may be in a post's room: whoever could fetch the post at that moment. */
@Component
public final class RoomAccess {
    private final Upstream postService;

    public RoomAccess(Upstream postService) {
        this.postService = postService;
    }

    /** The author of the post; fails with a {@link Refusal}, {@code NOT_FOUND} where the token's owner may not see it. */
    public Mono<Room.Author> authorOf(UUID postId, String token) {
        return postService
                .get(token, PostRoom.class, "/internal/posts/{id}/room", postId)
                .map(room -> new Room.Author(room.authorId(), room.authorPrivate()))
                .switchIfEmpty(Mono.error(Refusal::unavailable));
    }

    private record PostRoom(UUID authorId, boolean authorPrivate) {}
}
