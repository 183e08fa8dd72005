package dev.chorus.multiplexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplexedConnectionTest {
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(3, NioIoHandler.newFactory());
    private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
    private final BlockingQueue<MultiplexedConnection> servers = new LinkedBlockingQueue<>();
    private final MultiplexedConnection client = MultiplexedConnection.opening();
    private boolean echo = true;
    private int port;
    private Channel connection;

    @BeforeEach
    void connect() {
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        MultiplexedConnection accepting = MultiplexedConnection.accepting(loops, new Accepted());
                        channel.pipeline().addLast(accepting);
                        servers.add(accepting);
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) server.localAddress()).getPort();
        connection = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(client);
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void whatIsSentArrivesInOrderOnEachOfManyStreams() {
        Random random = new Random(7);
        List<Collected> heard = new ArrayList<>();
        List<byte[]> said = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Collected collected = new Collected();
            Channel stream = open(collected);
            ByteBuf all = Unpooled.buffer();
            for (int j = 0; j < 20; j++) {
                byte[] some = new byte[random.nextInt(20) == 0 ? 200_000 : random.nextInt(3_000)];
                random.nextBytes(some);
                all.writeBytes(some);
                stream.writeAndFlush(Unpooled.wrappedBuffer(some));
            }
            heard.add(collected);
            said.add(bytes(all));
        }

        int all = said.stream().mapToInt(each -> each.length).sum();
        await().until(() -> heard.stream().mapToInt(Collected::length).sum() == all);
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i).bytes()).isEqualTo(said.get(i));
        }
    }

    @Test
    void whatIsToldToManyIsHeardByEach() throws Exception {
        echo = false;
        List<Collected> heard = new ArrayList<>();
        List<Channel> there = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Collected collected = new Collected();
            open(collected);
            heard.add(collected);
            there.add(accepted.take());
        }
        ByteBuf expected = Unpooled.buffer();
        for (int i = 0; i < 50; i++) {
            ByteBuf news = text("news " + i + ";");
            expected.writeBytes(news.duplicate());
            there.forEach(stream -> stream.writeAndFlush(news.retainedDuplicate()));
        }

        byte[] all = bytes(expected);
        await().until(() -> heard.stream().allMatch(each -> each.length() == all.length));
        assertThat(heard).allSatisfy(each -> assertThat(each.bytes()).isEqualTo(all));
    }

    @Test
    void aReaderThatStopsHoldsUpNobodyElse() throws Exception {
        echo = false;
        Collected slow = new Collected();
        Collected quick = new Collected();
        Channel stopped = open(slow);
        Channel slowThere = accepted.take();
        open(quick);
        Channel quickThere = accepted.take();
        stopped.eventLoop().submit(() -> stopped.config().setAutoRead(false)).syncUninterruptibly();
        // One read was asked for before that.
        slowThere.writeAndFlush(Unpooled.wrappedBuffer(new byte[1])).syncUninterruptibly();
        await().until(() -> slow.length() == 1);

        byte[] much = new byte[3_000_000];
        new Random(5).nextBytes(much);
        slowThere.writeAndFlush(Unpooled.wrappedBuffer(much));
        quickThere.writeAndFlush(Unpooled.wrappedBuffer(much));

        await().until(() -> quick.length() == much.length);
        assertThat(quick.bytes()).isEqualTo(much);
        assertThat(slow.length()).isEqualTo(1);
        assertThat(slowThere.isWritable()).isFalse();

        stopped.config().setAutoRead(true);
        await().until(() -> slow.length() == 1 + much.length);
        await().until(slowThere::isWritable);
    }

    @Test
    void lastWordsArriveBeforeTheEnd() throws Exception {
        echo = false;
        Collected here = new Collected();
        Channel stream = open(here);
        Channel there = accepted.take();
        stream.config().setAutoRead(false);
        there.writeAndFlush(text("one"));
        await().until(() -> here.length() == 3);

        there.writeAndFlush(text("two"));
        there.close().syncUninterruptibly();
        stream.config().setAutoRead(true);

        await().until(here::ended);
        assertThat(here.bytes()).asString().isEqualTo("onetwo");
    }

    @Test
    void whatWaitsForRoomIsSentBeforeTheStreamIsClosed() throws Exception {
        echo = false;
        Collected here = new Collected();
        Channel stream = open(here);
        Channel there = accepted.take();
        stream.config().setAutoRead(false);
        byte[] much = new byte[3 * MultiplexedConnection.WINDOW];
        new Random(9).nextBytes(much);
        there.writeAndFlush(Unpooled.wrappedBuffer(much));
        there.writeAndFlush(text("!")).addListener(ChannelFutureListener.CLOSE);

        await().until(() -> !there.isWritable());
        stream.config().setAutoRead(true);

        await().until(here::ended);
        assertThat(here.bytes()).startsWith(much).endsWith('!').hasSize(much.length + 1);
    }

    @Test
    void whoDoesNotReadIsClosedSoonAfterTheOtherSide() throws Exception {
        echo = false;
        Channel stream = open(new Collected());
        Channel there = accepted.take();
        stream.eventLoop().submit(() -> stream.config().setAutoRead(false)).syncUninterruptibly();
        there.writeAndFlush(text("one that was asked for"));
        there.writeAndFlush(text("one that is not"));
        there.close();

        assertThat(stream.closeFuture().await(15, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamClosedOnEitherSideIsForgottenOnBoth() throws Exception {
        for (int i = 0; i < 200; i++) {
            Channel here = open(new Collected());
            Channel there = accepted.take();
            (i % 3 == 0 ? here : there).close();
            if (i % 3 == 2) {
                here.close();
            }
            here.closeFuture().syncUninterruptibly();
            there.closeFuture().syncUninterruptibly();
        }
        MultiplexedConnection server = servers.take();
        await().until(() -> sizeOf(client) == 0 && sizeOf(server) == 0);
    }

    @Test
    void whenTheConnectionEndsSoDoItsStreams() throws Exception {
        Channel here = open(new Collected());
        Channel there = accepted.take();

        connection.close();

        assertThat(here.closeFuture().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(there.closeFuture().await(10, TimeUnit.SECONDS)).isTrue();
        var late = connection.eventLoop().submit(() -> client.open(new Collected()));
        assertThat(late.syncUninterruptibly().getNow().await().isSuccess()).isFalse();
    }

    @Test
    void aStreamMayMoveToAnotherEventLoopWhileBytesArrive() throws Exception {
        Collected heard = new Collected();
        Channel here = open(heard);
        Channel there = accepted.take();
        ByteBuf said = Unpooled.buffer();
        for (int i = 0; i < 200; i++) {
            ByteBuf some = text("number " + i + "x".repeat(i * 50) + ";");
            said.writeBytes(some.duplicate());
            here.writeAndFlush(some);
            if (i % 10 == 9) {
                EventLoop other = otherThan(there.eventLoop());
                there.config().setAutoRead(false);
                there.deregister().syncUninterruptibly();
                other.register(there).syncUninterruptibly();
                there.config().setAutoRead(true);
                assertThat(there.eventLoop()).isSameAs(other);
            }
        }

        byte[] all = bytes(said);
        await().until(() -> heard.length() == all.length);
        assertThat(heard.bytes()).isEqualTo(all);
    }

    @Test
    void aConnectionThatIsNotReadHoldsUpItsStreamsUntilItIs() throws Exception {
        echo = false;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            int streams = 400;
            for (int i = 1; i <= streams; i++) {
                socket.getOutputStream().write(frame(FrameType.OPEN, i));
            }
            List<Channel> there = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                there.add(accepted.take());
            }
            Random random = new Random(11);
            byte[] some = new byte[MultiplexedConnection.WINDOW];
            for (Channel stream : there) {
                random.nextBytes(some);
                stream.writeAndFlush(Unpooled.copiedBuffer(some));
            }

            await().until(() -> there.stream().anyMatch(stream -> !stream.isWritable()));

            DataInputStream in = new DataInputStream(socket.getInputStream());
            long data = 0;
            while (data < (long) streams * MultiplexedConnection.WINDOW) {
                int header = in.readInt();
                byte[] rest = in.readNBytes(header & 0xFFFFFF);
                if (header >>> 24 == FrameType.DATA.code()) {
                    data += rest.length - 2 - 4L * ByteBuffer.wrap(rest).getShort();
                }
            }
            await().until(() -> there.stream().allMatch(Channel::isWritable));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "09000000, no such frame",
        "02FFFFFF, a frame that is too long",
        "0100000100, a number that is too short",
        "010000040000000101000004000000" + "01, a stream opened twice",
        "020000020005, fewer numbers than promised"
    })
    void whoDoesNotKeepToTheProtocolIsCutOff(String frames, String description) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(frame(FrameType.OPEN, 99));
            Channel bystander = accepted.take();
            socket.getOutputStream().write(HexFormat.of().parseHex(frames));
            socket.setSoTimeout(10_000);
            assertThat(end(socket)).as(description).isTrue();
            assertThat(bystander.closeFuture().await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoSendsMoreThanTheWindowIsCutOff() throws Exception {
        echo = false;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(frame(FrameType.OPEN, 1));
            Channel stopped = accepted.take();
            stopped.config().setAutoRead(false);
            // The first may have been asked for already.
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(data(1, 60_000));
            }
            socket.setSoTimeout(10_000);
            assertThat(end(socket)).isTrue();
        }
    }

    @Test
    void dataForAStreamThatIsClosedIsPassedOver() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(data(77, 2));
            socket.getOutputStream().write(frame(FrameType.CLOSE, 77));
            socket.getOutputStream().write(frame(FrameType.WINDOW_UPDATE, 77, 9));
            socket.getOutputStream().write(frame(FrameType.OPEN, 1));
            assertThat(accepted.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /** Whether the other side has closed the connection; a reset is as good as an end. */
    private static boolean end(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }

    private Channel open(Collected collected) {
        return connection
                .eventLoop()
                .submit(() -> client.open(collected))
                .syncUninterruptibly()
                .getNow()
                .syncUninterruptibly()
                .channel();
    }

    private static int sizeOf(MultiplexedConnection of) {
        return of.channel().eventLoop().submit(of::size).syncUninterruptibly().getNow();
    }

    private EventLoop otherThan(EventLoop loop) {
        EventLoop other = loops.next();
        while (other.equals(loop)) {
            other = loops.next();
        }
        return other;
    }

    private static byte[] frame(FrameType type, int... numbers) {
        ByteBuf frame = Unpooled.buffer().writeByte(type.code()).writeMedium(4 * numbers.length);
        for (int number : numbers) {
            frame.writeInt(number);
        }
        return bytes(frame);
    }

    private static byte[] data(int stream, int length) {
        return bytes(Unpooled.buffer()
                .writeByte(FrameType.DATA.code())
                .writeMedium(6 + length)
                .writeShort(1)
                .writeInt(stream)
                .writeZero(length));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    @Sharable
    private final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            accepted.add(ctx.channel());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (echo) {
                ctx.write(message);
            } else {
                ((ByteBuf) message).release();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }
    }
}
