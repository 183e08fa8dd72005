package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chorus.realtime.hub.PushedEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses Chorus, and holds all that it answers and pushes to the references. */
final class Observation {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final LocalRun run;
    private final References references = References.read();
    private final List<DescribedOperation> operations;
    private final Set<String> used = new TreeSet<>();
    private final Examples examples = new Examples();

    Observation(LocalRun run) {
        this.run = run;
        this.operations = DescribedOperation.all(references).stream()
                .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
                .toList();
    }

    Examples examples() {
        return examples;
    }

    Person registers(String username, boolean isPrivate) {
        Gateway gateway = new Gateway(run.url());
        Map<String, Object> body = Map.of(
                "username",
                username,
                "email",
                username + "@example.org",
                "password",
                passwordOf(username),
                "displayName",
                username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1),
                "private",
                isPrivate);
        JsonNode tokens = answered(201, call(gateway, null, "POST", "/api/auth/register", body));
        return new Person(
                run.url(),
                gateway,
                tokens.at("/user/id").asString(),
                username,
                tokens.path("accessToken").asString());
    }

    static String passwordOf(String username) {
        return "the pass phrase of " + username;
    }

    /** Makes a call that succeeds. */
    JsonNode does(Person person, String method, String path, @Nullable Object body) {
        Gateway.Answer answer = call(person.gateway(), person.token(), method, path, body);
        assertThat(answer.status())
                .as(() -> method + " " + path + ": " + answer.body())
                .isBetween(200, 299);
        return answer.body();
    }

    /** Makes a call that is refused. */
    void isRefused(
            @Nullable Person person, int status, String code, String method, String path, @Nullable Object body) {
        Gateway gateway = person == null ? new Gateway(run.url()) : person.gateway();
        Gateway.Answer answer = call(gateway, person == null ? null : person.token(), method, path, body);
        answered(status, answer);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        examples.add("problem-" + status, answer.body());
    }

    private static JsonNode answered(int status, Gateway.Answer answer) {
        assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(status);
        return answer.body();
    }

    Gateway.Answer call(Gateway gateway, @Nullable String token, String method, String path, @Nullable Object body) {
        DescribedOperation operation = operations.stream()
                .filter(each -> each.matches(method, path.replaceFirst("\\?.*", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not described in docs/openapi.yaml"));
        Gateway.Answer answer = gateway.call(method, path, body, token);
        String what = "The answer " + answer.status() + " to " + method + " " + path;
        boolean success = answer.status() < 300;
        if (success) {
            used.add(operation.name());
            assertThat(operation.successes()).as(what).contains(answer.status());
        }
        JsonNode schema = operation
                .response(answer.status())
                .path("content")
                .path(success ? "application/json" : "application/problem+json")
                .path("schema");
        if (schema.isMissingNode()) {
            assertThat(answer.body().isMissingNode()).as(what + " has no body").isTrue();
        } else {
            requireValid(what, schema, answer.body());
            // An empty list shows nothing.
            if (success
                    && !(answer.body().has("items")
                            && answer.body().path("items").isEmpty())) {
                examples.add(operation.id(), answer.body());
            }
        }
        return answer;
    }

    /** Emits with an acknowledgement, which is held to what is described for the event. */
    JsonNode says(Hearing hearing, String event, Object payload) {
        JsonNode answer = hearing.says(event, payload);
        JsonNode operation = operation("receive", event);
        List<JsonNode> replies = operation
                .at("/reply/messages")
                .valueStream()
                .map(references::followed)
                .toList();
        boolean ok = answer.path("ok").asBoolean();
        JsonNode described = ok ? replies.getFirst() : replies.getLast();
        requireValid("The acknowledgement of " + event, described.path("payload"), answer);
        examples.add("ack-" + (ok ? event : "refused"), answer);
        if (payload instanceof JSONObject object) {
            examples.add("emit-" + event, JsonMapper.shared().readTree(object.toString()));
        }
        used.add(event);
        return answer;
    }

    /** Holds everything that was pushed to what is described. */
    void holds(Hearing hearing) {
        for (PushedEvent event : PushedEvent.values()) {
            hearing.of(event.wireName()).forEach(payload -> {
                requireValid(
                        "The push " + event.wireName(),
                        references
                                .followed(operation("send", event.wireName()).at("/messages/0"))
                                .path("payload"),
                        payload);
                examples.add("push-" + event.wireName(), payload);
                used.add(event.wireName());
            });
        }
    }

    private JsonNode operation(String action, String event) {
        return references
                .asyncapi()
                .path("operations")
                .valueStream()
                .filter(each -> each.path("action").asString().equals(action)
                        && each.at("/messages/0/$ref").asString().equals("#/channels/socket/messages/" + event))
                .findFirst()
                .orElseThrow(() -> new AssertionError(event + " is not described in docs/asyncapi.yaml"));
    }

    void requireValid(String what, JsonNode schema, JsonNode value) {
        var strict = SCHEMAS.getSchema(References.strict(references.resolved(schema)));
        assertThat(strict.validate(
                        value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(() -> what + " is not as the references say: " + value)
                .isEmpty();
    }

    /** All calls and events that are described and were not seen. */
    Set<String> unseen() {
        Set<String> unseen = new TreeSet<>();
        operations.forEach(operation -> unseen.add(operation.name()));
        references.asyncapi().at("/channels/socket/messages").propertyNames().forEach(unseen::add);
        unseen.removeAll(used);
        return unseen;
    }

    /** The names of the files in {@code docs/examples} that the texts refer to. */
    Set<String> referred() {
        Set<String> referred = new TreeSet<>();
        Stream.of(references.openapi(), references.asyncapi())
                .flatMap(document -> Stream.concat(
                        document.findValues("externalValue").stream(), document.findValues("$ref").stream()))
                .map(JsonNode::asString)
                .filter(file -> file.startsWith("examples/"))
                .forEach(file ->
                        referred.add(file.substring("examples/".length()).replace(".json", "")));
        return referred;
    }

    /** An answer with a body that has no example. */
    Optional<String> withoutExample() {
        return operations.stream()
                .flatMap(operation -> operation.successes().stream().map(operation::response))
                .filter(response -> response.at("/content/application~1json").isObject()
                        && response.at("/content/application~1json/examples/real/externalValue")
                                .isMissingNode())
                .map(JsonNode::toString)
                .findFirst();
    }
}
