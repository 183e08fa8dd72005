package dev.chorus.auth;

import static dev.chorus.auth.UserEvents.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.auth.Client.Tokens;
import dev.chorus.events.CloudEvent;
import dev.chorus.events.UserEvent;
import dev.chorus.events.UserEvent.Registered;
import dev.chorus.events.UserEvent.SessionRevoked;
import dev.chorus.events.UserEvent.Updated;
import dev.chorus.testing.TestTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@AuthTest
class EventsTest {
    @Autowired
    private Client client;

    @Autowired
    private TestTopics topics;

    @Test
    void aLifeIsToldInItsOrder() {
        Tokens ada = client.register();
        client.patchMe(ada, Map.of("displayName", "Ada")).expectStatus().isOk();
        client.patchMe(ada, Map.of("displayName", "Ada")).expectStatus().isOk();
        client.patchMe(ada, Map.of("private", true)).expectStatus().isOk();
        client.call(HttpMethod.POST, "/api/auth/logout", ada).expectStatus().isNoContent();

        List<UserEvent> events = new UserEvents(topics, ada.userId()).await(4);
        assertThat(events).hasSize(4);
        assertThat(events.get(0)).isInstanceOfSatisfying(Registered.class, event -> {
            assertThat(event.username()).isEqualTo(ada.user().username());
            assertThat(event.displayName()).isEqualTo(ada.user().username());
            assertThat(event.privateAccount()).isFalse();
            assertThat(event.version()).isEqualTo(1);
            assertThat(event.createdAt()).isEqualTo(ada.user().createdAt());
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(Updated.class, event -> {
            assertThat(event.displayName()).isEqualTo("Ada");
            assertThat(event.privateAccount()).isFalse();
            assertThat(event.version()).isEqualTo(2);
        });
        assertThat(events.get(2)).isInstanceOfSatisfying(Updated.class, event -> {
            assertThat(event.displayName()).isEqualTo("Ada");
            assertThat(event.privateAccount()).isTrue();
            assertThat(event.version()).isEqualTo(3);
            assertThat(event.createdAt()).isEqualTo(ada.user().createdAt());
        });
        assertThat(events.get(3)).isInstanceOf(SessionRevoked.class);
    }

    @Test
    void eventsAreCloudEventsInBinaryMode() {
        Tokens ada = client.register();
        UserEvents events = new UserEvents(topics, ada.userId());
        Registered event = (Registered) events.await(1).getFirst();

        ConsumerRecord<String, byte[]> record = events.records().getFirst();
        assertThat(header(record, CloudEvent.SPEC_VERSION_HEADER)).isEqualTo("1.0");
        assertThat(header(record, CloudEvent.ID_HEADER)).isEqualTo(event.id().toString());
        assertThat(header(record, CloudEvent.TYPE_HEADER)).isEqualTo("user.registered");
        assertThat(header(record, CloudEvent.SOURCE_HEADER)).isEqualTo("/chorus/auth-service");
        assertThat(header(record, CloudEvent.SUBJECT_HEADER))
                .isEqualTo(ada.userId().toString());
        assertThat(header(record, CloudEvent.TIME_HEADER)).isEqualTo(event.at().toString());
        assertThat(header(record, CloudEvent.DATA_SCHEMA_HEADER)).isEqualTo("urn:chorus:event:user.registered:v1");
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .doesNotContain(ada.user().email())
                .doesNotContain("password");
    }
}
