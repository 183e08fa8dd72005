package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A TCP connection on which a test misbehaves as it likes. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;

    RawConnection(int port, int receiveBuffer) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(receiveBuffer);
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    RawConnection(int port) {
        this(port, 65_536);
    }

    RawConnection send(String text) {
        return send(text.getBytes(ISO_8859_1));
    }

    RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads until the text has come, and returns all up to its end. */
    String readUntil(String text) {
        var read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            read.append((char) readByte());
        }
        return read.toString();
    }

    /** The next byte, or -1 at the end of the stream. */
    int readByte() {
        try {
            return input().read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads to the end of the stream, however it ends. */
    long drain() {
        try {
            return input().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException stillOpen) {
            throw new UncheckedIOException(stillOpen);
        } catch (IOException _) {
            return -1;
        }
    }

    private InputStream input() throws IOException {
        return socket.getInputStream();
    }

    RawConnection upgrade(String query) {
        send("GET /engine.io/?" + query + " HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        readUntil("\r\n\r\n");
        return this;
    }

    /** A masked frame, the mask being zero. */
    static byte[] frame(int firstByte, byte[] payload) {
        if (payload.length > 125) {
            throw new IllegalArgumentException("for short frames");
        }
        var frame = new byte[6 + payload.length];
        frame[0] = (byte) firstByte;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
