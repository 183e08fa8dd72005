package dev.chorus.post.feed;

import dev.chorus.platform.problem.ValidationProblem;

/** Whose posts a feed holds, of those that the viewer may see. */
enum Scope {
    ALL,
    FOLLOWING;

    static Scope parse(String text) {
        return switch (text) {
            case "all" -> ALL;
            case "following" -> FOLLOWING;
            default -> throw new ValidationProblem("scope", "must be all or following");
        };
    }
}
