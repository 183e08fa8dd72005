package dev.chorus.post.publishing;

import dev.chorus.platform.problem.DomainProblem;
import org.springframework.http.HttpStatus;

/** Why something cannot be done to a post. */
public abstract sealed class PostProblem extends DomainProblem {

    private PostProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    /** Also for a post that the caller may not see: the two look alike. */
    public static final class NotFound extends PostProblem {
        public NotFound() {
            super(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such post.");
        }
    }

    static final class NotTheAuthor extends PostProblem {
        NotTheAuthor() {
            super(HttpStatus.FORBIDDEN, "FORBIDDEN", "Only its author can do this to a post.");
        }
    }

    static final class EditWindowClosed extends PostProblem {
        EditWindowClosed() {
            super(HttpStatus.FORBIDDEN, "EDIT_WINDOW_CLOSED", "The time in which this post could be edited is over.");
        }
    }
}
