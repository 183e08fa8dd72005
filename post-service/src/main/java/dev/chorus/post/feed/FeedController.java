package dev.chorus.post.feed;

import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.platform.security.Caller;
import dev.chorus.post.publishing.Post;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class FeedController {
    private final Feed feed;

    FeedController(Feed feed) {
        this.feed = feed;
    }

    @GetMapping("/api/posts")
    Mono<Page<Post>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String author,
            PageRequest page) {
        UUID authorId = author == null ? null : userId(author);
        return feed.newest(caller.userId(), scope == null ? Scope.ALL : Scope.parse(scope), authorId, page)
                .map(fetched -> Page.of(fetched, page, post -> new Cursor(post.createdAt(), post.id())));
    }

    /** The canonical form only: an abbreviated or empty one is a mistake, not another filter. */
    private static UUID userId(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw new ValidationProblem("author", "must be a user's id");
    }
}
