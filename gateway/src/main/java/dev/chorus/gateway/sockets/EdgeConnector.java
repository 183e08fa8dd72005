package dev.chorus.gateway.sockets;

import dev.chorus.gateway.routing.Ports;
import dev.chorus.gateway.routing.RoutingSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;

/** Opens connections to the edge, each on the event loop of the client it is for. */
@Component
final class EdgeConnector {
    private final RoutingSettings settings;

    EdgeConnector(RoutingSettings settings) {
        this.settings = settings;
    }

    /**
     * Relays the client's handshake and emits the edge's answer, on the client's event loop.
     *
     * @param headers those of the client, without hop-by-hop ones
     */
    Mono<Upgrade> upgrade(Channel client, URI target, HttpHeaders headers) {
        return Mono.create(answer -> {
            var edge = new EdgeSide(request(target, headers), answer, settings.responseTimeout());
            ChannelFuture connecting = new Bootstrap()
                    .group(client.eventLoop())
                    .channel(client.getClass())
                    .option(
                            ChannelOption.CONNECT_TIMEOUT_MILLIS,
                            Math.toIntExact(settings.connectTimeout().toMillis()))
                    .option(ChannelOption.TCP_NODELAY, true)
                    .resolver(HttpResources.get().getOrCreateDefaultResolver())
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new HttpClientCodec()).addLast(edge);
                        }
                    })
                    .connect(target.getHost(), Ports.of(target));
            answer.onCancel(() -> connecting.channel().close());
            connecting.addListener(connected -> {
                if (!connected.isSuccess()) {
                    answer.error(connected.cause());
                }
            });
        });
    }

    private static FullHttpRequest request(URI target, HttpHeaders headers) {
        String query = target.getRawQuery();
        var request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.GET, target.getRawPath() + (query == null ? "" : "?" + query));
        headers.forEach((String name, List<String> values) -> request.headers().set(name, values));
        request.headers()
                .set(HttpHeaderNames.HOST, target.getRawAuthority())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .remove(HttpHeaderNames.CONTENT_LENGTH);
        return request;
    }
}
