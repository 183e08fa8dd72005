package dev.chorus.client;

import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Profiles, search, follows, blocks and mutes. Each method is the call that {@code docs/openapi.yaml} describes under its name. */
public final class People {
    private final Rest rest;

    People(Rest rest) {
        this.rest = rest;
    }

    public Types.Profile readProfile(String userId) {
        return rest.call(Types.Profile.class, "GET", Rest.path("/api/users/%s", userId), null);
    }

    public Types.Page<Types.Author> listFollowers(String userId, Window window) {
        return rest.call(new TypeReference<>() {}, window.of(Rest.path("/api/users/%s/followers", userId)));
    }

    public Types.Page<Types.Author> listFollowing(String userId, Window window) {
        return rest.call(new TypeReference<>() {}, window.of(Rest.path("/api/users/%s/following", userId)));
    }

    public Types.Page<Types.Author> search(String q, Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/search", "q", q));
    }

    public Types.FollowState toggleFollow(String userId) {
        return rest.call(Types.FollowState.class, "POST", "/api/follow", Map.of("userId", userId));
    }

    public Types.FollowState follow(String userId) {
        return rest.call(Types.FollowState.class, "PUT", Rest.path("/api/follow/%s", userId), null);
    }

    public Types.FollowState unfollow(String userId) {
        return rest.call(Types.FollowState.class, "DELETE", Rest.path("/api/follow/%s", userId), null);
    }

    public Types.Page<Types.FollowRequest> listFollowRequests(Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/follow/requests"));
    }

    public Types.DecidedRequest decideFollowRequest(String requestId, boolean accept) {
        return rest.call(
                Types.DecidedRequest.class,
                "POST",
                Rest.path("/api/follow/requests/%s", requestId),
                Map.of("action", accept ? "accept" : "reject"));
    }

    public Types.Page<Types.Author> listBlocks(Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/blocks"));
    }

    public Types.BlockState block(String userId) {
        return rest.call(Types.BlockState.class, "PUT", Rest.path("/api/blocks/%s", userId), null);
    }

    public Types.BlockState unblock(String userId) {
        return rest.call(Types.BlockState.class, "DELETE", Rest.path("/api/blocks/%s", userId), null);
    }

    public Types.Page<Types.Author> listMutes(Window window) {
        return rest.call(new TypeReference<>() {}, window.of("/api/mutes"));
    }

    public Types.MuteState mute(String userId) {
        return rest.call(Types.MuteState.class, "PUT", Rest.path("/api/mutes/%s", userId), null);
    }

    public Types.MuteState unmute(String userId) {
        return rest.call(Types.MuteState.class, "DELETE", Rest.path("/api/mutes/%s", userId), null);
    }
}
