package dev.chorus.gateway.routing;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HexFormat;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Escapes what browsers leave as it is in a query ({@code |}, a lone {@code %}) and {@link java.net.URI} refuses, so that
 * such a request is judged like any other.
 *
 * @see <a href="https://url.spec.whatwg.org/#query-percent-encode-set">URL Standard, query percent-encode set</a>
 */
@Component
final class TargetEscaper implements NettyServerCustomizer {
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";

    @Override
    public HttpServer apply(HttpServer server) {
        Handler handler = new Handler();
        return server.doOnChannelInit(
                (_, channel, _) -> channel.pipeline().addAfter(NettyPipeline.HttpCodec, "target-escaper", handler));
    }

    @Sharable
    private static final class Handler extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof HttpRequest request
                    && request.decoderResult().isSuccess()) {
                request.setUri(escape(request.uri()));
            }
            ctx.fireChannelRead(message);
        }
    }

    static String escape(String target) {
        int first = 0;
        while (first < target.length() && allowed(target, first)) {
            first++;
        }
        if (first == target.length()) {
            return target;
        }
        StringBuilder escaped = new StringBuilder(target.length() + 16).append(target, 0, first);
        for (int i = first; i < target.length(); i++) {
            if (allowed(target, i)) {
                escaped.append(target.charAt(i));
            } else {
                // Netty reads a request line as Latin-1: each character is one byte.
                byte[] bytes = {(byte) target.charAt(i)};
                escaped.append('%').append(HexFormat.of().withUpperCase().formatHex(bytes));
            }
        }
        return escaped.toString();
    }

    private static boolean allowed(String target, int at) {
        char c = target.charAt(at);
        if (c == '%') {
            return at + 2 < target.length()
                    && HexFormat.isHexDigit(target.charAt(at + 1))
                    && HexFormat.isHexDigit(target.charAt(at + 2));
        }
        return c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
    }
}
