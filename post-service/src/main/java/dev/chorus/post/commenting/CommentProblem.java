package dev.chorus.post.commenting;

import dev.chorus.platform.problem.DomainProblem;
import org.springframework.http.HttpStatus;

/** Why something cannot be done to a comment. */
abstract sealed class CommentProblem extends DomainProblem {

    private CommentProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    static final class NotFound extends CommentProblem {
        NotFound() {
            super(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such comment.");
        }
    }

    static final class NotYours extends CommentProblem {
        NotYours() {
            super(HttpStatus.FORBIDDEN, "FORBIDDEN", "Only its author and the post's can delete a comment.");
        }
    }
}
