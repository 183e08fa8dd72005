package dev.chorus.realtime.engineio;

/** The way to one client; used on its session's event loop only. */
sealed interface Transport permits PollingTransport, WebSocketTransport {

    TransportType type();

    /** Queues a packet; false, and nothing queued, if the client reads too slowly. */
    boolean write(PreparedPacket packet);

    /** Lets so many bytes more wait for the reader, until no more waits than always may. */
    void allow(int bytes);

    void flush();

    /** Ends it; the session no longer hears of it. */
    void close(CloseReason reason);
}
