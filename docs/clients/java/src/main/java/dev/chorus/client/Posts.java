package dev.chorus.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Posts, the feed, likes and comments. Each method is the call that {@code docs/openapi.yaml} describes under its name. */
public final class Posts {
    private final Rest rest;

    Posts(Rest rest) {
        this.rest = rest;
    }

    /** @param scope {@code all} or {@code following}; null for all */
    public Types.Page<Types.Post> listPosts(@Nullable String scope, @Nullable String author, Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/posts", "scope", scope, "author", author));
    }

    public Types.Post publishPost(String content) {
        return rest.call(Types.Post.class, "POST", "/api/posts", Map.of("content", content));
    }

    public Types.Post readPost(String postId) {
        return rest.call(Types.Post.class, "GET", Rest.path("/api/posts/%s", postId), null);
    }

    public Types.Post editPost(String postId, String content) {
        return rest.call(Types.Post.class, "PUT", Rest.path("/api/posts/%s", postId), Map.of("content", content));
    }

    public void deletePost(String postId) {
        rest.call("DELETE", Rest.path("/api/posts/%s", postId), null);
    }

    public Types.LikeState toggleLike(String postId) {
        return rest.call(Types.LikeState.class, "POST", Rest.path("/api/posts/%s/like", postId), null);
    }

    public Types.LikeState like(String postId) {
        return rest.call(Types.LikeState.class, "PUT", Rest.path("/api/posts/%s/like", postId), null);
    }

    public Types.LikeState unlike(String postId) {
        return rest.call(Types.LikeState.class, "DELETE", Rest.path("/api/posts/%s/like", postId), null);
    }

    public Types.Page<Types.Comment> listComments(String postId, Window window) {
        return rest.call(new TypeReference<>() {}, window.of(Rest.path("/api/posts/%s/comments", postId)));
    }

    public Types.Comment writeComment(String postId, String content) {
        return rest.call(
                Types.Comment.class, "POST", Rest.path("/api/posts/%s/comments", postId), Map.of("content", content));
    }

    public void deleteComment(String postId, String commentId) {
        rest.call("DELETE", Rest.path("/api/posts/%s/comments/%s", postId, commentId), null);
    }
}
