package dev.chorus.realtime.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.realtime.engineio.CloseReason;
import dev.chorus.realtime.engineio.EngineSession;
import dev.chorus.realtime.engineio.HandshakeRequest;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.SessionListener;
import dev.chorus.realtime.engineio.TransportType;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.local.LocalAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private final EventLoop loop = new DefaultEventLoop();
    private final TestNamespace handler = new TestNamespace();
    private final Session session = new Session();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void whoIsTooSlowToReadThatItIsConnectedComesAndGoes() throws Exception {
        session.breaksUnder = "0{";

        connect("good");

        assertThat(handler.nextSocket().state()).isEqualTo("good");
        assertThat(handler.nextDisconnect()).isEqualTo(DisconnectReason.OVERFLOW);
        loop.submit(() -> {}).sync();
        assertThat(handler.disconnects).isEmpty();
    }

    @Test
    void whoIsTooSlowToReadThatItIsDisconnectedGoesOnce() throws Exception {
        connect("good");
        var socket = handler.nextSocket();
        session.breaksUnder = "1";

        socket.disconnect(false);

        assertThat(handler.nextDisconnect()).isEqualTo(DisconnectReason.OVERFLOW);
        loop.submit(() -> {}).sync();
        assertThat(handler.disconnects).isEmpty();
    }

    @Test
    void whoEntersAgainAndAgainIsClosed() throws Exception {
        connect("good");
        handler.nextSocket();
        for (int i = 0; i < 9; i++) {
            receive("1");
            receive("0{\"token\":\"good\"}");
            handler.nextSocket();
        }
        assertThat(session.isOpen()).isTrue();

        receive("1");
        receive("0{\"token\":\"good\"}");

        assertThat(session.isOpen()).isFalse();
        assertThat(handler.sockets).isEmpty();
    }

    @Test
    void whoAsksAgainAndAgainForWhatDoesNotExistIsClosed() throws Exception {
        connect("good");
        handler.nextSocket();
        assertThat(session.next()).startsWith("0{");
        assertThat(session.next()).startsWith("2[\"hello\"");
        for (int i = 0; i < 9; i++) {
            receive("0/nowhere,");
            assertThat(session.next()).startsWith("4/nowhere,");
        }
        assertThat(session.isOpen()).isTrue();

        receive("0/nowhere,");

        assertThat(session.isOpen()).isFalse();
        assertThat(session.written).isEmpty();
    }

    @Test
    void whoIsDeniedEntryIsRefusedAndStaysWithoutASocket() throws Exception {
        handler.entry = new Entry.Denied("Full", null);

        connect("good");

        assertThat(session.next()).isEqualTo("4{\"message\":\"Full\"}");
        session.close(CloseReason.TRANSPORT_CLOSE);
        assertThat(handler.sockets).isEmpty();
        assertThat(handler.disconnects).isEmpty();
    }

    private void receive(String packet) throws InterruptedException {
        loop.submit(() -> Objects.requireNonNull(session.listener).onText(packet))
                .sync();
    }

    private void connect(String token) {
        var io = SocketIo.builder().build();
        var _ = io.namespace("/", handler);
        loop.execute(() -> {
            SessionListener connection = io.open(session);
            session.listener = connection;
            connection.onText("0{\"token\":\"" + token + "\"}");
        });
    }

    /** Closes as a slow reader under a packet that begins in some way. */
    private final class Session implements EngineSession {
        private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
        private volatile String breaksUnder = "none";
        private volatile @Nullable SessionListener listener;
        private volatile boolean open = true;

        String next() throws InterruptedException {
            var next = written.poll(10, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return Objects.requireNonNull(next);
        }

        @Override
        public void write(PreparedPacket packet) {
            var text = new String(packet.textMessage(), StandardCharsets.UTF_8);
            if (text.startsWith(breaksUnder)) {
                end(CloseReason.OVERFLOW);
            } else {
                written.add(text);
            }
        }

        @Override
        public void writeWithCrowd(PreparedPacket packet) {
            write(packet);
        }

        @Override
        public void allow(int bytes) {}

        @Override
        public void close(CloseReason reason) {
            if (loop.inEventLoop()) {
                end(reason);
            } else {
                loop.submit(() -> end(reason)).syncUninterruptibly();
            }
        }

        private void end(CloseReason reason) {
            if (open) {
                open = false;
                Objects.requireNonNull(listener).onClose(reason);
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void execute(Runnable action) {
            loop.execute(action);
        }

        @Override
        public EventLoop eventLoop() {
            return loop;
        }

        @Override
        public String id() {
            return "session";
        }

        @Override
        public TransportType transportType() {
            return TransportType.WEBSOCKET;
        }

        @Override
        public HandshakeRequest request() {
            return new HandshakeRequest(Map.of(), Map.of(), new LocalAddress("client"), TransportType.WEBSOCKET);
        }

        @Override
        public void flush() {}

        @Override
        public void fail(Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
