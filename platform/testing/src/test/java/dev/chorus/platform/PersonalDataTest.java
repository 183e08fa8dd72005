package dev.chorus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.UserEvent;
import dev.chorus.platform.consuming.EventJson;
import dev.chorus.platform.personal.DataKeySource;
import dev.chorus.platform.personal.DataKeys;
import dev.chorus.platform.personal.DataKeysUnavailable;
import dev.chorus.platform.personal.PersonalData;
import dev.chorus.platform.personal.PersonalData.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PersonalDataTest {
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final Author ADA = new Author(UUID.randomUUID(), "needle.ada", "Needle Ada");
    private static final Author BOB = new Author(UUID.randomUUID(), "needle.bob", "Needle Bob");

    private final Keys keys = new Keys();
    private final PersonalData personalData = new PersonalData(new DataKeys(keys));

    static Stream<DomainEvent> events() {
        UUID id = UUID.randomUUID();
        return Stream.of(
                new UserEvent.Registered(id, AT, ADA.id(), ADA.username(), ADA.displayName(), false, 1, AT),
                new UserEvent.Updated(id, AT, ADA.id(), ADA.username(), ADA.displayName(), true, 2, AT, null),
                new PostEvent.Created(id, AT, id, ADA, false, "needle 👋 post", AT, AT, AT, 0, 0),
                new PostEvent.Updated(id, AT, id, ADA, false, "needle ~1. post", AT, AT, AT, 3, 4),
                new PostEvent.Liked(id, AT, id, ADA.id(), BOB, 1, 0),
                new PostEvent.CommentCreated(id, AT, id, ADA.id(), id, BOB, "needle comment", AT, 0, 1),
                new SocialGraphEvent.FollowRequested(id, AT, id, ADA, BOB),
                new SocialGraphEvent.FollowCreated(id, AT, null, ADA, BOB, null),
                new NotificationEvent.Created(
                        id, AT, ADA.id(), id, "like", "needle", "needle", "{\"needle\":1}", false, AT, BOB.id()),
                new NotificationEvent.Created(
                        id, AT, ADA.id(), id, "test", "needle", "needle", "{\"needle\":1}", false, AT, null));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadableWithTheKeysOnly(DomainEvent event) {
        Value encrypted = encrypted(event);

        assertThat(new String(encrypted.json(), StandardCharsets.UTF_8)).doesNotContainIgnoringCase("needle");
        assertThat(decrypted(encrypted)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theFormStaysTheSame(DomainEvent event) {
        JsonNode plain = JsonMapper.shared().readTree(EventJson.write(event));
        JsonNode encrypted = JsonMapper.shared().readTree(encrypted(event).json());

        assertThat(encrypted.propertyNames()).isEqualTo(plain.propertyNames());
        assertThat(encrypted.get("id")).isEqualTo(plain.get("id"));
        assertThat(encrypted.get("at")).isEqualTo(plain.get("at"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isEmptyOnceTheKeysAreGone(DomainEvent event) {
        Value encrypted = encrypted(event);

        PersonalData later = new PersonalData(new DataKeys(_ -> Mono.just(Map.of())));
        DomainEvent read = EventJson.read(later.decrypt(encrypted), encrypted.type());

        assertThat(read.toString()).doesNotContainIgnoringCase("needle");
        assertThat(read.id()).isEqualTo(event.id());
    }

    @Test
    void whatEachPersonOwnsGoesWithTheirOwnKey() {
        Value encrypted = encrypted(new SocialGraphEvent.FollowCreated(UUID.randomUUID(), AT, null, ADA, BOB, null));

        Map<UUID, byte[]> left = new HashMap<>(keys.known);
        left.remove(ADA.id());
        PersonalData later = new PersonalData(new DataKeys(_ -> Mono.just(left)));

        SocialGraphEvent.FollowCreated read =
                EventJson.read(later.decrypt(encrypted), SocialGraphEvent.FollowCreated.class);
        assertThat(read.follower()).isEqualTo(new Author(ADA.id(), "", ""));
        assertThat(read.followee()).isEqualTo(BOB);
    }

    @Test
    void nothingIsWrittenOfSomeoneWhoIsGone() {
        PersonalData later = new PersonalData(new DataKeys(_ -> Mono.just(Map.of())));
        byte[] written = later.encrypt(List.of(value(events().findFirst().orElseThrow())))
                .getFirst();

        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContainIgnoringCase("needle");
    }

    @Test
    void whatWasWrittenInPlainTextIsReadAsItIs() {
        DomainEvent event = events().findFirst().orElseThrow();

        assertThat(decrypted(value(event))).isEqualTo(event);
    }

    @Test
    void aFieldTakenFromElsewhereIsNotAccepted() {
        Value encrypted = encrypted(events().findFirst().orElseThrow());
        Value moved = new Value(encrypted.type(), UUID.randomUUID().toString(), encrypted.json());

        assertThatThrownBy(() -> personalData.decrypt(moved)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeysOfManyAreAskedForTogetherAndOnce() {
        List<Value> values = IntStream.range(0, 1_500)
                .mapToObj(i -> value(
                        new UserEvent.Registered(UUID.randomUUID(), AT, UUID.randomUUID(), "u" + i, "U", false, 1, AT)))
                .toList();

        personalData.encrypt(values);
        personalData.prepare(values);

        assertThat(keys.asked).containsExactly(1_000, 500);
    }

    @Test
    void keysThatCannotBeHadNowAreNotTakenForDestroyed() {
        PersonalData cutOff = new PersonalData(new DataKeys(_ -> Mono.error(new IOException("away"))));
        Value value = value(events().findFirst().orElseThrow());

        assertThatThrownBy(() -> cutOff.encrypt(List.of(value))).isInstanceOf(DataKeysUnavailable.class);
    }

    private Value encrypted(DomainEvent event) {
        Value plain = value(event);
        return new Value(
                plain.type(),
                plain.eventId(),
                personalData.encrypt(List.of(plain)).getFirst());
    }

    private DomainEvent decrypted(Value value) {
        return EventJson.read(personalData.decrypt(value), value.type());
    }

    private static Value value(DomainEvent event) {
        return new Value(event.getClass(), event.id().toString(), EventJson.write(event));
    }

    private static final class Keys implements DataKeySource {
        private final Map<UUID, byte[]> known = new HashMap<>();
        private final List<Integer> asked = new ArrayList<>();

        @Override
        public Mono<Map<UUID, byte[]>> find(Set<UUID> people) {
            asked.add(people.size());
            people.forEach(person -> known.computeIfAbsent(person, _ -> key(person)));
            return Mono.just(Map.copyOf(known));
        }

        private static byte[] key(UUID person) {
            return person.toString().substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
