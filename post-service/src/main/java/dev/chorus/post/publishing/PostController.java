package dev.chorus.post.publishing;

import dev.chorus.platform.security.Caller;
import dev.chorus.platform.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class PostController {
    private final PublishPost publish;
    private final EditPost edit;
    private final DeletePost delete;
    private final Posts posts;

    PostController(PublishPost publish, EditPost edit, DeletePost delete, Posts posts) {
        this.publish = publish;
        this.edit = edit;
        this.delete = delete;
        this.posts = posts;
    }

    record PostText(@NotNull @Text(max = 5_000) String content) {}

    @PostMapping("/api/posts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Post> publish(Caller caller, @Valid @RequestBody PostText text) {
        return publish.by(caller.userId(), text.content());
    }

    @GetMapping("/api/posts/{id}")
    Mono<Post> read(Caller caller, @PathVariable UUID id) {
        return posts.find(caller.userId(), id);
    }

    /** For the edge, which lets the caller into the post's room and keeps the room's policy true from then on. */
    @GetMapping("/internal/posts/{id}/room")
    Mono<Posts.PostRoom> room(Caller caller, @PathVariable UUID id) {
        return posts.room(caller.userId(), id);
    }

    @PutMapping("/api/posts/{id}")
    Mono<Post> edit(Caller caller, @PathVariable UUID id, @Valid @RequestBody PostText text) {
        return edit.by(caller.userId(), id, text.content());
    }

    @DeleteMapping("/api/posts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Caller caller, @PathVariable UUID id) {
        return delete.by(caller.userId(), id);
    }
}
