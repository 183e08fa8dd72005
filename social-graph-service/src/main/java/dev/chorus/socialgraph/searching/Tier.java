package dev.chorus.socialgraph.searching;

/** What comes before what. */
enum Tier {
    /** Those whom the searcher follows, and the searcher's followers: by prefix first, then by similarity. */
    RELATED('r'),
    /** Those whose username, or a word of whose name, begins with what is searched for: in the order of that text. */
    PREFIX('p'),
    /** Those whose username or name resembles it: the more, the earlier. */
    SIMILAR('s');

    private final char code;

    Tier(char code) {
        this.code = code;
    }

    /** In a cursor. */
    byte code() {
        return (byte) code;
    }

    /** @throws IllegalArgumentException if there is none */
    static Tier of(byte code) {
        for (Tier tier : values()) {
            if (tier.code() == code) {
                return tier;
            }
        }
        throw new IllegalArgumentException("Not a tier");
    }
}
