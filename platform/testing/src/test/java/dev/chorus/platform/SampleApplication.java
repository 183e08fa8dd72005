package dev.chorus.platform;

import dev.chorus.events.PostEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.IdempotentConsumer;
import dev.chorus.platform.consuming.KafkaTopics;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import dev.chorus.platform.security.OpenPath;
import dev.chorus.platform.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@SpringBootApplication
class SampleApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(SampleApplication.class)
                .properties("spring.config.name=sample")
                .run(arguments);
    }

    @Bean
    NewTopics topics(KafkaTopics topics) {
        return topics.consumed(Topic.POSTS);
    }

    @Bean
    OpenPath open() {
        return new OpenPath(HttpMethod.GET, "/api/open");
    }

    record NewThing(@NotNull @Text(max = 10) String name) {}

    record Thing(UUID id, String name) {}

    @RestController
    static class ThingController {
        private final DatabaseClient database;
        private final TransactionalOperator transaction;
        private final Ids ids;

        ThingController(DatabaseClient database, TransactionalOperator transaction, Ids ids) {
            this.database = database;
            this.transaction = transaction;
            this.ids = ids;
        }

        @GetMapping("/api/open")
        String open() {
            return "open";
        }

        @GetMapping("/internal/service/greeting")
        String greeting() {
            return "hello, service";
        }

        @GetMapping("/api/me")
        Caller me(Caller caller) {
            return caller;
        }

        @GetMapping("/api/pages")
        PageRequest page(PageRequest page) {
            return page;
        }

        @GetMapping("/api/things/{id}")
        Mono<Thing> get(@PathVariable UUID id) {
            return Mono.error(GenericProblem::notFound);
        }

        @GetMapping("/api/fault")
        Mono<Thing> fault() {
            return Mono.error(new IllegalStateException("secret of the database"));
        }

        /** A thing called {@code refused} is written, and then refused in the same transaction. */
        @PostMapping("/api/things")
        @ResponseStatus(HttpStatus.CREATED)
        Mono<Thing> create(@Valid @RequestBody NewThing body) {
            Thing thing = new Thing(ids.next(), body.name());
            return database.sql("INSERT INTO thing (id, name) VALUES (:id, :name)")
                    .bind("id", thing.id())
                    .bind("name", thing.name())
                    .then()
                    .then(Mono.defer(() -> thing.name().equals("refused")
                            ? Mono.<Thing>error(GenericProblem.forbidden())
                            : Mono.just(thing)))
                    .as(transaction::transactional);
        }
    }

    /** Keeps each deleted post as a thing; one by the author {@link #POISON} cannot be. */
    @Component
    static class DeletedPosts {
        static final UUID POISON = new UUID(0, 666);

        private final IdempotentConsumer consumer;
        private final DatabaseClient database;

        DeletedPosts(IdempotentConsumer consumer, DatabaseClient database) {
            this.consumer = consumer;
            this.database = database;
        }

        @KafkaListener(topics = "chorus.posts.v1")
        void on(List<ConsumerRecord<String, byte[]>> records) {
            consumer.consume(
                    "deleted-posts",
                    records,
                    PostEvent.class,
                    Set.of(PostEvent.Updated.class),
                    events -> Flux.fromIterable(events)
                            .ofType(PostEvent.Deleted.class)
                            .concatMap(this::keep)
                            .then());
        }

        private Mono<Void> keep(PostEvent.Deleted event) {
            if (event.authorId().equals(POISON)) {
                return Mono.error(new IllegalArgumentException("cannot be applied"));
            }
            return database.sql("INSERT INTO thing (id, name) VALUES (:id, 'deleted')")
                    .bind("id", event.postId())
                    .then();
        }
    }
}
