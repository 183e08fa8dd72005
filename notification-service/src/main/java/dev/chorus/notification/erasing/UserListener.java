package dev.chorus.notification.erasing;

import dev.chorus.events.UserEvent;
import dev.chorus.platform.consuming.IdempotentConsumer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class UserListener {
    private final IdempotentConsumer consumer;
    private final ErasePeople erase;

    UserListener(IdempotentConsumer consumer, ErasePeople erase) {
        this.consumer = consumer;
        this.erase = erase;
    }

    @KafkaListener(topics = "chorus.users.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consume("erased-people", records, UserEvent.class, this::erase);
    }

    private Mono<Void> erase(List<UserEvent> events) {
        List<UUID> erased = events.stream().flatMap(UserListener::erased).toList();
        return erased.isEmpty() ? Mono.empty() : erase.begin(erased);
    }

    private static Stream<UUID> erased(UserEvent event) {
        return switch (event) {
            case UserEvent.Erased gone -> Stream.of(gone.userId());
            case UserEvent.Registered _, UserEvent.Updated _, UserEvent.SessionRevoked _ -> Stream.empty();
        };
    }
}
