package dev.chorus.platform.personal;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.Personal;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@link Personal} field of an event's JSON.
 *
 * @param parent the names that lead from the event to the object that has the field
 * @param owners paths from that object to ids of people, of which the first that is there counts
 */
record PersonalField(List<String> parent, String name, List<List<String>> owners) {

    private static final ClassValue<List<PersonalField>> OF_EVENTS = new ClassValue<>() {
        @Override
        protected List<PersonalField> computeValue(Class<?> event) {
            List<PersonalField> fields = new ArrayList<>();
            collect(event, List.of(), fields);
            return List.copyOf(fields);
        }
    };

    static List<PersonalField> of(Class<? extends DomainEvent> event) {
        return OF_EVENTS.get(event);
    }

    private static void collect(Class<?> type, List<String> path, List<PersonalField> fields) {
        for (RecordComponent component : type.getRecordComponents()) {
            Personal personal = component.getAnnotation(Personal.class);
            if (personal != null) {
                List<List<String>> owners = Stream.of(personal.value())
                        .map(owner -> List.of(owner.split("\\.")))
                        .toList();
                fields.add(new PersonalField(path, component.getName(), owners));
            }
            if (component.getType().isRecord()) {
                collect(component.getType(), child(path, component.getName()), fields);
            }
        }
    }

    private static List<String> child(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    /** The object that has the field, if it has it. */
    Optional<ObjectNode> holder(JsonNode event) {
        JsonNode holder = at(event, parent);
        return holder instanceof ObjectNode object && object.path(name).isString()
                ? Optional.of(object)
                : Optional.empty();
    }

    /** Empty if nobody is named. */
    Optional<UUID> owner(ObjectNode holder) {
        return owners.stream()
                .map(path -> at(holder, path))
                .filter(JsonNode::isString)
                .map(id -> UUID.fromString(id.stringValue()))
                .findFirst();
    }

    /** Where it stands, in the one event that it stands in. */
    String place(String eventId) {
        return eventId + "/" + String.join(".", child(parent, name));
    }

    private static JsonNode at(JsonNode from, List<String> path) {
        JsonNode node = from;
        for (String step : path) {
            node = node.path(step);
        }
        return node;
    }
}
