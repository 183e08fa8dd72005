package dev.chorus.post.liking;

import dev.chorus.platform.security.Caller;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/posts/{postId}/like")
final class LikeController {
    private final LikePost like;

    LikeController(LikePost like) {
        this.like = like;
    }

    @PostMapping
    Mono<LikeState> toggle(Caller caller, @PathVariable UUID postId) {
        return like.toggle(caller.userId(), postId);
    }

    @PutMapping
    Mono<LikeState> add(Caller caller, @PathVariable UUID postId) {
        return like.add(caller.userId(), postId);
    }

    @DeleteMapping
    Mono<LikeState> remove(Caller caller, @PathVariable UUID postId) {
        return like.remove(caller.userId(), postId);
    }
}
