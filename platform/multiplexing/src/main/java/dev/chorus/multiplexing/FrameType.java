package dev.chorus.multiplexing;

/** What a frame is for; see the package's description. */
enum FrameType {
    OPEN(1),
    DATA(2),
    WINDOW_UPDATE(3),
    CLOSE(4),
    PING(5);

    static final int HEADER_BYTES = 4;
    static final int STREAM_BYTES = 4;
    static final int COUNT_BYTES = 2;

    /** The streams of one DATA frame. */
    static final int MAX_STREAMS = 4_096;

    static final int MAX_LENGTH = COUNT_BYTES + MAX_STREAMS * STREAM_BYTES + MultiplexedConnection.WINDOW;

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** @throws ProtocolViolation if there is none */
    static FrameType of(int code) throws ProtocolViolation {
        for (FrameType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new ProtocolViolation("no such frame: " + code);
    }
}
