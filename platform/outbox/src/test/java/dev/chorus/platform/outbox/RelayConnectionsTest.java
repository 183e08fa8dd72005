package dev.chorus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chorus.testing.ServiceTest;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;

@ServiceTest
class RelayConnectionsTest {
    private static final int SSL_REQUEST = 8;

    /**
     * The driver itself bounds the wait for the answer about TLS, so the silence comes after it. No interrupt ends a read:
     * the time limit is another thread's.
     */
    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void aDatabaseThatFallsSilentIsGivenUp() throws IOException {
        try (var database = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> acceptWithoutTlsAndFallSilent(database));
            var connections = new RelayConnections(
                    ConnectionFactoryOptions.builder()
                            .option(
                                    ConnectionFactoryOptions.HOST,
                                    database.getInetAddress().getHostAddress())
                            .option(ConnectionFactoryOptions.PORT, database.getLocalPort())
                            .option(ConnectionFactoryOptions.DATABASE, "silent")
                            .option(ConnectionFactoryOptions.USER, "relay")
                            .option(ConnectionFactoryOptions.PASSWORD, "secret")
                            .build(),
                    "silent");

            assertThatThrownBy(connections::open)
                    .isInstanceOf(SQLException.class)
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aSessionOnceOpenMayWaitForever(@Autowired R2dbcConnectionDetails details) throws SQLException {
        var connections = new RelayConnections(details.getConnectionFactoryOptions(), "patient");
        try (Connection connection = connections.open()) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    private static void acceptWithoutTlsAndFallSilent(ServerSocket database) {
        try (Socket socket = database.accept()) {
            InputStream heard = socket.getInputStream();
            heard.readNBytes(SSL_REQUEST);
            socket.getOutputStream().write('N');
            heard.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
