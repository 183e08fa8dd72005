package dev.chorus.socialgraph.profiles;

import dev.chorus.events.PostEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which posts there are, by whom. A row for each, not a number: replaying the topic then counts nothing twice. */
@Component
final class Posts {
    /** What happens to a post without there being more posts, or fewer. */
    static final Set<Class<? extends PostEvent>> UNCHANGED_BY = Set.of(
            PostEvent.Updated.class,
            PostEvent.Liked.class,
            PostEvent.Unliked.class,
            PostEvent.CommentCreated.class,
            PostEvent.CommentDeleted.class);

    private final DatabaseClient database;

    Posts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> apply(List<PostEvent> events) {
        Map<UUID, UUID> authors = new HashMap<>();
        Set<UUID> deleted = new HashSet<>();
        for (PostEvent event : events) {
            switch (event) {
                case PostEvent.Created post ->
                    authors.put(post.postId(), post.author().id());
                case PostEvent.Deleted post -> {
                    authors.remove(post.postId());
                    deleted.add(post.postId());
                }
                case PostEvent.Updated _,
                        PostEvent.Liked _,
                        PostEvent.Unliked _,
                        PostEvent.CommentCreated _,
                        PostEvent.CommentDeleted _ -> {}
            }
        }
        return (deleted.isEmpty() ? Mono.<Void>empty() : remove(deleted))
                .then(authors.isEmpty() ? Mono.empty() : add(authors));
    }

    private Mono<Void> add(Map<UUID, UUID> authors) {
        List<UUID> posts = new ArrayList<>(authors.keySet());
        return database.sql("""
                        INSERT INTO posts (id, author_id)
                        SELECT post.id, post.author_id FROM unnest(:posts, :authors) AS post (id, author_id)
                        WHERE NOT EXISTS (SELECT FROM people WHERE people.id = post.author_id AND erased)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("posts", posts.toArray(UUID[]::new))
                .bind("authors", posts.stream().map(authors::get).toArray(UUID[]::new))
                .then();
    }

    private Mono<Void> remove(Set<UUID> posts) {
        return database.sql("DELETE FROM posts WHERE id = ANY(:posts)")
                .bind("posts", posts.toArray(UUID[]::new))
                .then();
    }
}
