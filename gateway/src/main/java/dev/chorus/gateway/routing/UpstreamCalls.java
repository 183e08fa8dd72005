package dev.chorus.gateway.routing;

import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How services are called. */
@Configuration(proxyBeanMethods = false)
class UpstreamCalls {

    @Bean
    HttpClientFactory serviceClient(
            RoutingSettings settings,
            HttpClientProperties properties,
            ServerProperties serverProperties,
            HttpClientSslConfigurer sslConfigurer,
            List<HttpClientCustomizer> customizers) {
        return new UpstreamClient(settings, properties, serverProperties, sslConfigurer, customizers);
    }

    @Bean
    HttpClientCustomizer callsToServices(RoutingSettings settings) {
        return client -> client
                // Never sends a request twice by itself: a like is a toggle, and the first one may have counted.
                .disableRetry(true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .resolver(names -> names.roundRobinSelection(true))
                .mapConnect(connecting -> connecting.onErrorMap(UpstreamCalls::asRefused));
    }

    /**
     * A full pool, a name without an address or an address without a way is no different from being refused by the
     * service. What fails later is: the service may have been asked.
     */
    static Throwable asRefused(Throwable cause) {
        if (cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || !(cause instanceof IOException)) {
            return ConnectFailure.of("No connection to be had", cause);
        }
        return cause;
    }
}
