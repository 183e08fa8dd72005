package dev.chorus.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests written by hand, for those that no client would send. */
final class RawHttp {
    private RawHttp() {}

    /** Sends the text and returns the whole answer, empty if the connection is reset; the request must ask for {@code Connection: close}. */
    static String exchange(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException _) {
            return "";
        }
    }

    static String get(int port, String target, String... headers) throws IOException {
        return exchange(
                port,
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("", headers)
                        + "\r\n");
    }

    /** Sends the request and leaves the answer to whoever reads it, of which little fits in a buffer on this side. */
    static Socket ask(int port, String target, String... headers) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.setSoTimeout(15_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Sends the request and goes before it is answered. */
    static void leave(int port, String target, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                            + String.join("", headers) + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}
