package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.testing.ServiceTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The test is its own trusted proxy, so that it may come from many addresses. */
@ServiceTest(
        properties = {
            "chorus.gateway.limits.address.per-second=1",
            "chorus.gateway.limits.address.burst=5",
            "chorus.gateway.address.trusted-proxies=127.0.0.1,10.0.0.0/8"
        })
class AddressLimitTest extends GatewayTest {

    @Test
    void anAddressThatAsksTooOftenWaitsAndTheOthersDoNot() throws Exception {
        HttpResponse<String> refused = exhaust("192.0.2.1");

        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("\"RATE_LIMITED\"");
        assertThat(from("192.0.2.2").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoTokenIsCountedToo() throws Exception {
        HttpResponse<String> last = send(to("/api/posts").header("X-Forwarded-For", "192.0.2.3"));
        for (int i = 0; i < 50 && last.statusCode() == 401; i++) {
            last = send(to("/api/posts").header("X-Forwarded-For", "192.0.2.3"));
        }
        assertThat(last.statusCode()).isEqualTo(429);
    }

    @Test
    void allAddressesOfOneIpv6NetworkAreOne() throws Exception {
        exhaust("2001:db8:1:2::1");

        assertThat(from("2001:db8:1:2:ffff::9").statusCode()).isEqualTo(429);
        assertThat(from("2001:db8:1:3::1").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyWhatTrustedProxiesSayCounts() throws Exception {
        assertThat(from("6.6.6.6, 192.0.2.9, 10.1.2.3").body()).contains("X-Forwarded-For: 192.0.2.9\n");
        assertThat(from("nonsense").body()).contains("X-Forwarded-For: 127.0.0.1\n");
    }

    private HttpResponse<String> exhaust(String address) throws Exception {
        HttpResponse<String> last = from(address);
        for (int i = 0; i < 50 && last.statusCode() == 200; i++) {
            last = from(address);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        return last;
    }

    private HttpResponse<String> from(String address) throws Exception {
        return send(authorized("/api/posts").header("X-Forwarded-For", address));
    }
}
