package dev.chorus.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
    record Kept(
            UUID id, Instant at, Author author, @Nullable String note) {}

    record WithNewOptionalField(
            UUID id,
            Instant at,
            Author author,
            @Nullable String note,
            @Nullable Long size) {}

    record WithNewRequiredField(
            UUID id, Instant at, Author author, @Nullable String note, long size) {}

    record WithoutField(UUID id, Instant at, Author author) {}

    record WithOtherType(
            UUID id, String at, Author author, @Nullable String note) {}

    record WithFieldMadeRequired(UUID id, Instant at, Author author, String note) {}

    record WithFieldMadeOptional(
            UUID id,
            @Nullable Instant at,
            Author author,
            @Nullable String note) {}

    record NestedAuthor(UUID id, String name, String displayName) {}

    record WithNestedRename(
            UUID id,
            Instant at,
            NestedAuthor author,
            @Nullable String note) {}

    @Test
    void theSameEventBreaksNothing() {
        assertThat(changeTo(Kept.class)).isEmpty();
    }

    @Test
    void aNewOptionalFieldBreaksNothing() {
        assertThat(changeTo(WithNewOptionalField.class)).isEmpty();
    }

    @Test
    void aNewRequiredFieldBreaksTheReadingOfOldEvents() {
        assertThat(changeTo(WithNewRequiredField.class))
                .containsExactly("thing.done gains the required field 'size': events in the log are without it."
                        + " Make it @Nullable.");
    }

    @Test
    void aRemovedFieldBreaksConsumers() {
        assertThat(changeTo(WithoutField.class))
                .containsExactly("thing.done loses or renames the field 'note': consumers read it."
                        + " Keep it and add a new one beside it.");
    }

    @Test
    void aFieldOfAnotherTypeBreaksConsumers() {
        assertThat(changeTo(WithOtherType.class))
                .containsExactly("thing.done changes the field 'at' from string (date-time) to string:"
                        + " consumers cannot read both. Add a new field beside it.");
    }

    @Test
    void anOptionalFieldMadeRequiredBreaksTheReadingOfOldEvents() {
        assertThat(changeTo(WithFieldMadeRequired.class))
                .containsExactly("thing.done makes the field 'note' required: events in the log are without it.");
    }

    @Test
    void aRequiredFieldMadeOptionalBreaksConsumers() {
        assertThat(changeTo(WithFieldMadeOptional.class))
                .containsExactly("thing.done makes the field 'at' optional: consumers rely on its being there.");
    }

    @Test
    void aRenameInsideAnObjectIsNamedWithItsPath() {
        assertThat(changeTo(WithNestedRename.class))
                .containsExactly(
                        "thing.done loses or renames the field 'author.username': consumers read it."
                                + " Keep it and add a new one beside it.",
                        "thing.done gains the required field 'author.name': events in the log are without it."
                                + " Make it @Nullable.");
    }

    @Test
    void aRemovedTypeBreaksTheReadingOfTheLog() {
        assertThat(Compatibility.breaks("thing.done", EventSchemas.of("things", "thing.done", Kept.class), null))
                .containsExactly("thing.done is gone or renamed: events of this type are in the log and must stay"
                        + " readable. Keep its record, even if nothing publishes it any more.");
    }

    @Test
    void anotherTopicBreaksConsumers() {
        assertThat(Compatibility.breaks(
                        "thing.done",
                        EventSchemas.of("things", "thing.done", Kept.class),
                        EventSchemas.of("others", "thing.done", Kept.class)))
                .containsExactly("thing.done moves from topic things to others:"
                        + " consumers read it there, in order with the others.");
    }

    private static List<String> changeTo(Class<?> changed) {
        return Compatibility.breaks(
                "thing.done",
                EventSchemas.of("things", "thing.done", Kept.class),
                EventSchemas.of("things", "thing.done", changed));
    }
}
