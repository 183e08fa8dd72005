package dev.chorus.post.feed;

import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.post.audience.Audience;

/** Whose posts a feed holds, of those that the viewer may see. */
enum Scope {
    ALL(Audience.MAY_SEE),
    FOLLOWING(Audience.MAY_SEE + " AND " + Audience.FOLLOWED);

    private final String condition;

    Scope(String condition) {
        this.condition = condition;
    }

    static Scope parse(String text) {
        return switch (text) {
            case "all" -> ALL;
            case "following" -> FOLLOWING;
            default -> throw new ValidationProblem("scope", "must be all or following");
        };
    }

    /** SQL, over {@code author} and the parameter {@code viewerId}. */
    String condition() {
        return condition;
    }
}
