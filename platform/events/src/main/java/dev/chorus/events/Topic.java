package dev.chorus.events;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The Kafka topics, one per owner, with the closed set of what each carries. */
public enum Topic {
    USERS("chorus.users.v1", "auth-service", UserEvent.class),
    POSTS("chorus.posts.v1", "post-service", PostEvent.class),
    SOCIAL_GRAPH("chorus.social-graph.v1", "social-graph-service", SocialGraphEvent.class),
    MESSAGES("chorus.messages.v1", "messaging-service", MessageEvent.class),
    NOTIFICATIONS("chorus.notifications.v1", "notification-service", NotificationEvent.class),
    SIGNALS("chorus.signals.v1", "realtime-service", SignalEvent.class);

    private static final Map<Class<?>, Topic> BY_EVENT = Arrays.stream(values())
            .flatMap(topic -> topic.events.values().stream().map(event -> Map.entry(event, topic)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String topicName;
    private final String owner;
    private final Map<String, Class<? extends DomainEvent>> events;

    Topic(String topicName, String owner, Class<? extends DomainEvent> contract) {
        this.topicName = topicName;
        this.owner = owner;
        this.events = Arrays.stream(contract.getPermittedSubclasses())
                .<Class<? extends DomainEvent>>map(type -> type.asSubclass(DomainEvent.class))
                .collect(Collectors.toMap(Topic::typeOf, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }

    public static Topic of(DomainEvent event) {
        Topic topic = BY_EVENT.get(event.getClass());
        if (topic == null) {
            throw new IllegalArgumentException("No topic carries " + event.getClass());
        }
        return topic;
    }

    /** The wire name of an event class, its CloudEvents {@code type}. */
    public static String typeOf(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event + " has no @EventType");
        }
        return type.value();
    }

    public String topicName() {
        return topicName;
    }

    /** The one service that publishes here. */
    public String owner() {
        return owner;
    }

    /** False for what is of interest for minutes only. */
    public boolean lasts() {
        return this != SIGNALS;
    }

    /** The event types that this topic carries, by wire name, in the order of the contract. */
    public Map<String, Class<? extends DomainEvent>> events() {
        return Collections.unmodifiableMap(events);
    }

    /** The class of a wire name, or empty for a type that this version does not know. */
    public Optional<Class<? extends DomainEvent>> event(String type) {
        return Optional.ofNullable(events.get(type));
    }
}
