package dev.chorus.platform.personal;

import dev.chorus.events.DomainEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encrypts and decrypts the personal fields of events. Everything else stays as it is, and so does the form: the same
 * fields, all of them texts. Blocks where a key is not known yet: never for an event loop. Thread-safe.
 */
public final class PersonalData {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** What is left of a field whose key is gone. */
    private static final String ERASED = "";

    private final DataKeys keys;
    private final FieldCipher cipher = new FieldCipher();

    public PersonalData(DataKeys keys) {
        this.keys = keys;
    }

    /** An event's JSON, and what it is. */
    public record Value(Class<? extends DomainEvent> type, String eventId, byte[] json) {}

    /**
     * The values with their personal fields encrypted; empty texts where the person is gone.
     *
     * @throws DataKeysUnavailable if keys cannot be had now
     */
    public List<byte[]> encrypt(List<Value> values) {
        List<JsonNode> events = values.stream().map(value -> parse(value)).toList();
        Map<UUID, SecretKey> known = keys.of(people(values, events));
        List<byte[]> encrypted = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            encrypted.add(write(values.get(i), events.get(i), known, true));
        }
        return encrypted;
    }

    /**
     * Has the keys at hand for these values, so that what follows asks for none of them one by one. What cannot be read is
     * passed over.
     *
     * @throws DataKeysUnavailable if keys cannot be had now
     */
    public void prepare(List<Value> values) {
        List<UUID> people = new ArrayList<>();
        for (Value value : values) {
            try {
                people.addAll(people(List.of(value), List.of(parse(value))));
            } catch (JacksonException | IllegalArgumentException _) {
                // Told when it is decrypted.
            }
        }
        keys.of(people);
    }

    /**
     * The value with its personal fields in plain text; empty texts where the key is gone. Fields that are not encrypted
     * stay as they are.
     *
     * @throws DataKeysUnavailable if keys cannot be had now
     * @throws IllegalArgumentException if a field was not encrypted with its person's key, for its place
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    public byte[] decrypt(Value value) {
        if (PersonalField.of(value.type()).isEmpty()) {
            return value.json();
        }
        JsonNode event = parse(value);
        return write(value, event, keys.of(people(List.of(value), List.of(event))), false);
    }

    private static JsonNode parse(Value value) {
        return JSON.readTree(value.json());
    }

    private static Collection<UUID> people(List<Value> values, List<JsonNode> events) {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            JsonNode event = events.get(i);
            for (PersonalField field : PersonalField.of(values.get(i).type())) {
                field.holder(event).flatMap(field::owner).ifPresent(people::add);
            }
        }
        return people;
    }

    private byte[] write(Value value, JsonNode event, Map<UUID, SecretKey> known, boolean encrypting) {
        List<PersonalField> fields = PersonalField.of(value.type());
        if (fields.isEmpty()) {
            return value.json();
        }
        for (PersonalField field : fields) {
            field.holder(event).ifPresent(holder -> {
                SecretKey key = field.owner(holder).map(known::get).orElse(null);
                String text = holder.path(field.name()).stringValue();
                String place = field.place(value.eventId());
                holder.put(field.name(), encrypting ? encrypted(key, place, text) : decrypted(key, place, text));
            });
        }
        return JSON.writeValueAsBytes(event);
    }

    private String encrypted(@Nullable SecretKey key, String place, String text) {
        return key == null ? ERASED : cipher.encrypt(key, place, text);
    }

    private String decrypted(@Nullable SecretKey key, String place, String text) {
        if (!FieldCipher.isEncrypted(text)) {
            return text;
        }
        return key == null ? ERASED : cipher.decrypt(key, place, text);
    }
}
