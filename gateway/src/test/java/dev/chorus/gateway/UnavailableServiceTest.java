package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.testing.ServiceTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServiceTest(
        properties = {
            "chorus.gateway.routing.response-timeout=500ms",
            "chorus.gateway.routing.max-connections=2",
            "chorus.gateway.routing.max-pending=1",
            "chorus.gateway.routing.messaging=http://127.0.0.1:1",
            "chorus.gateway.routing.notification=http://no-such-host.invalid",
        })
class UnavailableServiceTest extends GatewayTest {

    @Test
    void aServiceThatIsDownIsUnavailable() throws Exception {
        assertUnavailable(send(authorized("/api/messages")));
        assertUnavailable(send(authorized("/api/messages").POST(BodyPublishers.ofString("{}"))));
    }

    @Test
    void aServiceWithoutAnAddressIsUnavailable() throws Exception {
        assertUnavailable(send(authorized("/api/notifications")));
    }

    @Test
    void aServiceThatTakesTooLongIsUnavailable() throws Exception {
        assertUnavailable(send(authorized("/api/posts/never")));
    }

    @Test
    void aServiceThatBreaksOffIsUnavailableAndIsAskedOnce() throws Exception {
        int before = Services.POST.requests();

        assertUnavailable(send(authorized("/api/posts/abort").POST(BodyPublishers.ofString("{}"))));

        assertThat(Services.POST.requests()).isEqualTo(before + 1);
    }

    @Test
    void whoFindsAllConnectionsTakenIsNotKeptWaiting() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 6)
                .mapToObj(_ -> HTTP.sendAsync(authorized("/api/posts/never").build(), BodyHandlers.ofString()))
                .toList();

        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertUnavailable(answer.get(10, TimeUnit.SECONDS));
        }
    }
}
