package dev.chorus.realtime.recovery;

/** Why a session cannot be recovered: its client gets a new one, and is told to fetch everything anew. */
enum Refused {
    /** Not everything since is kept any more. */
    TOO_OLD("too_old"),
    /** More was missed than may be sent at once. */
    TOO_MUCH("too_much"),
    /** Not something that a node has given, or not within this node's reach. */
    UNKNOWN("unknown"),
    /** Another user's session. */
    NOT_YOURS("not_yours"),
    /** It cannot be told now which rooms are still open to the user. */
    UNAVAILABLE("unavailable");

    private final String reason;

    Refused(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
