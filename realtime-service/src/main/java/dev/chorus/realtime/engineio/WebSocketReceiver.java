package dev.chorus.realtime.engineio;

/** Where the packets of a WebSocket go: a session, or its upgrade. */
interface WebSocketReceiver extends PayloadCodec.Receiver {

    /** For the moment before the handshake's response, when a client has nothing to say. */
    WebSocketReceiver NOBODY = new WebSocketReceiver() {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void receive(String packet) throws MalformedPacketException {
            throw new MalformedPacketException("too early");
        }

        @Override
        public void receive(byte[] payload) throws MalformedPacketException {
            throw new MalformedPacketException("too early");
        }

        @Override
        public void transportClosed(WebSocketTransport transport, CloseReason reason) {}
    };

    /** The connection is closed or closing, and not because the receiver wanted it. */
    void transportClosed(WebSocketTransport transport, CloseReason reason);
}
