package dev.chorus.socialgraph.searching;

import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.socialgraph.people.Folded;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search, checked.
 *
 * @param text folded, not empty
 * @param after where the page begins
 */
record Query(UUID viewerId, String text, int limit, Rank after) {
    private static final int MAX_LENGTH = 50;

    private static final int MAX_WORDS = 3;

    static Query of(UUID viewerId, String q, @Nullable String limit, @Nullable String cursor) {
        return new Query(viewerId, text(q), limit(limit), cursor(cursor));
    }

    private static String text(String q) {
        String folded = Folded.of(q);
        if (folded.isEmpty() || q.codePointCount(0, q.length()) > MAX_LENGTH || !isText(q)) {
            throw new ValidationProblem("q", "must be 1 to " + MAX_LENGTH + " characters, not blank");
        }
        return folded;
    }

    /** No NUL and no half characters: PostgreSQL could not take them. */
    private static boolean isText(String q) {
        return q.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number out of range.
        }
        throw new ValidationProblem("limit", "must be a number from 1 to " + PageRequest.MAX_LIMIT);
    }

    private static Rank cursor(@Nullable String text) {
        if (text == null) {
            return Rank.first(Tier.RELATED);
        }
        try {
            return Rank.decode(text);
        } catch (IllegalArgumentException _) {
            throw new ValidationProblem("cursor", "must be a nextCursor from an earlier answer");
        }
    }

    /** What may be misspelt; none in a short text, for which only a prefix is a match. */
    String[] words() {
        return Folded.words(text).stream().limit(MAX_WORDS).toArray(String[]::new);
    }

    boolean mayResemble() {
        return words().length > 0;
    }

    /** In the column {@code searchable}, the beginning of a term. */
    String wordStart() {
        return " " + text;
    }

    /** In the order of bytes, after all that begins with the text. */
    String afterPrefix() {
        return text + Character.toString(Character.MAX_CODE_POINT);
    }
}
