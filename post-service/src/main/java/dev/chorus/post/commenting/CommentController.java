package dev.chorus.post.commenting;

import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import dev.chorus.platform.validation.Text;
import dev.chorus.post.publishing.Posts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/posts/{postId}/comments")
final class CommentController {
    private final WriteComment write;
    private final DeleteComment delete;
    private final Posts posts;
    private final Comments comments;

    CommentController(WriteComment write, DeleteComment delete, Posts posts, Comments comments) {
        this.write = write;
        this.delete = delete;
        this.posts = posts;
        this.comments = comments;
    }

    record CommentText(@NotNull @Text(max = 2_000) String content) {}

    @GetMapping
    Mono<Page<Comment>> list(Caller caller, @PathVariable UUID postId, PageRequest page) {
        return posts.requireVisible(caller.userId(), postId)
                .then(comments.newest(caller.userId(), postId, page))
                .map(fetched -> Page.of(fetched, page, comment -> new Cursor(comment.createdAt(), comment.id())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Comment> write(Caller caller, @PathVariable UUID postId, @Valid @RequestBody CommentText text) {
        return write.by(caller.userId(), postId, text.content());
    }

    @DeleteMapping("/{commentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Caller caller, @PathVariable UUID postId, @PathVariable UUID commentId) {
        return delete.by(caller.userId(), postId, commentId);
    }
}
