package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest extends GatewayTest {

    @Test
    void whatAClientClaimsAboutItsAddressIsReplacedByWhatIsSeen() throws Exception {
        HttpResponse<String> answer = send(authorized("/api/posts")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/internal")
                .header("x-real-ip", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6"));

        assertThat(answer.body()).contains("X-Forwarded-For: 127.0.0.1\n").doesNotContain("6.6.6.6", "evil.example");
        assertThat(answer.body().toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "x-forwarded-host", "x-forwarded-proto", "x-forwarded-prefix", "x-real-ip", "\nforwarded:");
    }

    @Test
    void hopByHopHeadersStayBehind() throws Exception {
        String answer = RawHttp.get(
                port,
                "/api/posts",
                "Authorization: Bearer " + token() + "\r\n",
                "TE: trailers\r\n",
                "Upgrade: h2c\r\n",
                "Proxy-Authorization: Basic x\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("Proxy-Authorization", "h2c", "TE: trailers");
    }
}
