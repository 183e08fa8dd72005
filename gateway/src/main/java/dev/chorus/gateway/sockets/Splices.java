package dev.chorus.gateway.sockets;

import dev.chorus.gateway.sockets.Upgrade.Accepted;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;

/** The WebSockets that pass through this gateway. Closed first when it stops, since they would not end by themselves. */
@Component
final class Splices implements SmartLifecycle {
    private volatile ChannelGroup clients = open();
    private volatile boolean running;

    Splices(MeterRegistry meters) {
        Gauge.builder("chorus.gateway.sockets", () -> clients.size())
                .description("WebSockets open through this gateway")
                .register(meters);
    }

    /**
     * Takes the client's connection away from HTTP and joins it to the edge's.
     *
     * @return never completes: the exchange is cancelled when the client's connection ends
     */
    Mono<Void> join(Channel client, Accepted accepted) {
        return Mono.<Void>never().doOnSubscribe(_ -> {
            Channel edge = accepted.edge().channel();
            if (!client.isActive() || !edge.isActive()) {
                client.close();
                edge.close();
                return;
            }
            clients.add(client);
            ChannelPipeline pipeline = client.pipeline();
            pipeline.addBefore(NettyPipeline.ReactiveBridge, "splice", new Relay(edge));
            pipeline.remove(NettyPipeline.HttpTrafficHandler);
            pipeline.remove(NettyPipeline.HttpCodec);
            client.write(head(client, accepted.head()), client.voidPromise());
            accepted.edge().joinTo(client);
            client.flush();
            client.config().setAutoRead(true);
        });
    }

    private static ByteBuf head(Channel client, HttpResponse accepted) {
        StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
        accepted.headers()
                .forEach(header -> head.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append("\r\n"));
        return ByteBufUtil.writeAscii(client.alloc(), head.append("\r\n"));
    }

    /** Once closed it stays so: whoever comes while the server stops is turned away. */
    private static ChannelGroup open() {
        return new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    }

    @Override
    public void start() {
        clients = open();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        clients.close().awaitUninterruptibly();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the server, which waits for its exchanges to end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
