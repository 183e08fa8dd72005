package dev.chorus.gateway.routing;

import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.AddressUtils;

/** The pooled client to the services: bounded connections and a bounded wait for them, to each. */
final class UpstreamClient extends HttpClientFactory {
    private final RoutingSettings settings;

    UpstreamClient(
            RoutingSettings settings,
            HttpClientProperties properties,
            ServerProperties serverProperties,
            HttpClientSslConfigurer sslConfigurer,
            List<HttpClientCustomizer> customizers) {
        super(properties, serverProperties, sslConfigurer, customizers);
        this.settings = settings;
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
        ConnectionProvider.Builder connections = ConnectionProvider.builder("services")
                .maxConnections(settings.maxConnections())
                .pendingAcquireMaxCount(settings.maxPending())
                .pendingAcquireTimeout(settings.acquireTimeout())
                .maxIdleTime(settings.idleTimeout())
                .evictInBackground(settings.idleTimeout())
                .lifo();
        settings.realtimeSocket()
                .forEach(node -> connections.forRemoteHost(
                        address(node),
                        polls -> polls.maxConnections(settings.maxPolls())
                                .pendingAcquireMaxCount(settings.maxPending())
                                .pendingAcquireTimeout(settings.acquireTimeout())
                                .maxIdleTime(settings.idleTimeout())
                                .lifo()));
        return connections.build();
    }

    private static SocketAddress address(URI service) {
        return AddressUtils.createUnresolved(service.getHost(), Ports.of(service));
    }
}
