package dev.chorus.gateway.sockets;

import dev.chorus.gateway.routing.RoutingSettings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shakes hands with the edge in a client's name, on the event loop of that client. */
@Component
final class EdgeConnector {
    private final EdgeConnections connections;
    private final RoutingSettings settings;

    EdgeConnector(EdgeConnections connections, RoutingSettings settings) {
        this.connections = connections;
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
            Future<Channel> opening = connections.open(client, target, new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpClientCodec()).addLast(edge);
                }
            });
            opening.addListener((Future<Channel> opened) -> {
                if (opened.isSuccess()) {
                    answer.onCancel(() -> opened.getNow().close());
                } else {
                    answer.error(opened.cause());
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
