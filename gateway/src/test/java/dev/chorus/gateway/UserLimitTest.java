package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.testing.ServiceTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@ServiceTest(properties = {"chorus.gateway.limits.user.per-second=1", "chorus.gateway.limits.user.burst=5"})
class UserLimitTest extends GatewayTest {

    @Test
    void aUserWhoAsksTooOftenWaitsAndTheOthersDoNot() throws Exception {
        String eager = token();
        HttpResponse<String> last = send(to("/api/posts").header("Authorization", "Bearer " + eager));
        for (int i = 0; i < 50 && last.statusCode() == 200; i++) {
            last = send(to("/api/posts").header("Authorization", "Bearer " + eager));
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        assertThat(last.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(last.body()).contains("\"RATE_LIMITED\"");
        assertThat(send(authorized("/api/posts")).statusCode()).isEqualTo(200);
    }

    @Test
    void longPollingCountsForNoUser() throws Exception {
        String token = token();
        for (int i = 0; i < 20; i++) {
            assertThat(send(to(POLL).header("Authorization", "Bearer " + token)).statusCode())
                    .isEqualTo(200);
        }
    }
}
