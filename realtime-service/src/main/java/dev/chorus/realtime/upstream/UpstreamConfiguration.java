package dev.chorus.realtime.upstream;

import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.RealtimeProperties.Upstreams;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    @Bean
    Upstream postService(RealtimeProperties settings, ObservationRegistry observations) {
        Upstreams upstreams = settings.upstreams();
        return upstream("post-service", upstreams.postService(), upstreams, observations);
    }

    @Bean
    Upstream notificationService(RealtimeProperties settings, ObservationRegistry observations) {
        Upstreams upstreams = settings.upstreams();
        return upstream("notification-service", upstreams.notificationService(), upstreams, observations);
    }

    @Bean
    Upstream socialGraphService(RealtimeProperties settings, ObservationRegistry observations) {
        Upstreams upstreams = settings.upstreams();
        return upstream("social-graph-service", upstreams.socialGraphService(), upstreams, observations);
    }

    @Bean
    Upstream messagingService(RealtimeProperties settings, ObservationRegistry observations) {
        Upstreams upstreams = settings.upstreams();
        return upstream("messaging-service", upstreams.messagingService(), upstreams, observations);
    }

    private static Upstream upstream(String name, URI address, Upstreams settings, ObservationRegistry observations) {
        ConnectionProvider connections = ConnectionProvider.builder(name)
                .maxConnections(settings.connections())
                .pendingAcquireMaxCount(settings.waiting())
                .pendingAcquireTimeout(settings.timeout())
                .maxIdleTime(settings.timeout().multipliedBy(10))
                .build();
        HttpClient http = HttpClient.create(connections)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.timeout().toMillis()))
                .responseTimeout(settings.timeout());
        WebClient client = WebClient.builder()
                .baseUrl(address.toString())
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs()
                        .maxInMemorySize(Math.toIntExact(settings.maxAnswer().toBytes())))
                .observationRegistry(observations)
                .build();
        return new Upstream(name, client, settings.timeout());
    }
}
