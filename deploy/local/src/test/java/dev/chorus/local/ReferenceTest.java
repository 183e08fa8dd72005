package dev.chorus.local;

import static org.assertj.core.api.Assertions.fail;

import dev.chorus.events.Topic;
import dev.chorus.local.Likeness.Direction;
import dev.chorus.platform.problem.ProblemDocument;
import dev.chorus.platform.security.OpenPath;
import dev.chorus.realtime.hub.PushedEvent;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Holds {@code docs/openapi.yaml} and {@code docs/asyncapi.yaml} to the code that runs, both ways. */
@ExtendWith(RunningChorus.class)
class ReferenceTest {

    private static final String REST = "docs/openapi.yaml";
    private static final String EVENTS = "docs/asyncapi.yaml";
    private static final Pattern LITERAL_PUSH = Pattern.compile("\\.(?:emit|encode)\\(\\s*\"([a-z_]+)\"");
    private static final Pattern REFUSAL = Pattern.compile("new Refusal\\(\\s*\"([A-Z_]+)\"");

    private final LocalRun run;
    private final References references = References.read();
    private final Set<String> differences = new LinkedHashSet<>();

    ReferenceTest(LocalRun run) {
        this.run = run;
    }

    @Test
    void everyCallIsDescribedAndEveryDescribedCallIsServed() {
        Map<String, DescribedOperation> described = described();
        for (ServedOperation served : ServedOperation.all(run)) {
            DescribedOperation description = described.remove(served.name());
            if (description == null) {
                differences.add(served.name() + " is served by "
                        + served.service().id() + " but " + REST + " does not describe it");
            } else {
                compare(served, description);
            }
        }
        described.keySet().forEach(name -> differences.add(name + " is in " + REST + " but no service serves it"));
        requireNone();
    }

    @Test
    void theGatewayRoutesEveryCallToTheServiceThatServesIt() {
        Flux<Route> routes =
                run.contextOf(Service.GATEWAY).getBean(RouteLocator.class).getRoutes();
        for (ServedOperation served : ServedOperation.all(run)) {
            Optional<Integer> routed = routes.filterWhen(
                            route -> Mono.from(route.getPredicate().apply(exchange(served))))
                    .next()
                    .map(route -> route.getUri().getPort())
                    .blockOptional();
            if (routed.filter(port -> port == run.ports().of(served.service())).isEmpty()) {
                differences.add(served.name() + " is served by "
                        + served.service().id() + ", but the gateway routes it "
                        + routed.map(port -> "to the service on port " + port).orElse("nowhere"));
            }
        }
        requireNone();
    }

    private static MockServerWebExchange exchange(ServedOperation served) {
        String path = served.path().replaceAll("\\{[^}]+}", "01890000-0000-7000-8000-000000000000");
        return MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.valueOf(served.method()), path));
    }

    @Test
    void everyProblemThatTheCodeCanMakeIsDescribedAndNoOther() {
        Set<ProblemCode> made = ProblemCode.all();
        Set<ProblemCode> described = new TreeSet<>();
        references.openapi().at("/components/responses").properties().forEach(response -> {
            JsonNode problem = references.resolved(response.getValue().at("/content/application~1problem+json/schema"));
            for (int status : statuses(problem)) {
                for (JsonNode code : problem.at("/properties/code/enum")) {
                    ProblemCode pair = new ProblemCode(status, code.asString());
                    if (made.contains(pair)) {
                        described.add(pair);
                    } else if (statuses(problem).size() == 1) {
                        differences.add(pair + " is in the response " + response.getKey() + " of " + REST
                                + " but no service answers so");
                    }
                }
            }
        });
        made.stream()
                .filter(code -> !described.contains(code))
                .forEach(code -> differences.add(
                        "Services can answer " + code + ", but no response in " + REST + " describes it"));
        compareSets(
                "A service can answer",
                made.stream().map(ProblemCode::code).collect(Collectors.toSet()),
                "",
                values(references.schema("Problem").at("/properties/code")),
                "the schema Problem of " + REST);
        differences.addAll(Likeness.differences(
                "Problem", ProblemDocument.class, references.schema("Problem"), Direction.WRITTEN));
        requireNone();
    }

    private static List<Integer> statuses(JsonNode problem) {
        JsonNode status = problem.at("/properties/status");
        return status.has("const")
                ? List.of(status.path("const").asInt())
                : status.path("enum").valueStream().map(JsonNode::asInt).toList();
    }

    @Test
    void noDescriptionHasFallenApart() {
        for (JsonNode document : List.of(references.openapi(), references.asyncapi())) {
            References.broken(document)
                    .forEach(key ->
                            differences.add("`" + key + "` has no value; is it a part of a text without quotes?"));
        }
        requireNone();
    }

    @Test
    void everythingThatNotificationsCarryForProgramsIsDescribed() {
        Map.of(
                        "FollowMetadata", "dev.chorus.notification.following.FollowMetadata",
                        "LikeMetadata", "dev.chorus.notification.composing.NotifyLike$Metadata",
                        "CommentMetadata", "dev.chorus.notification.composing.NotifyComment$Metadata",
                        "MessageMetadata", "dev.chorus.notification.composing.NotifyMessage$Metadata")
                .forEach(this::compareWritten);
        Set<String> spoken = Set.of("FollowMetadata", "LikeMetadata", "CommentMetadata", "MessageMetadata");
        references.unused().stream()
                .filter(name -> !spoken.contains(name))
                .forEach(name -> differences.add("The schema " + name + " is described but nothing refers to it"));
        requireNone();
    }

    @Test
    void everythingThatIsPushedIsDescribedAndNothingElse() throws IOException {
        inSources(LITERAL_PUSH)
                .forEach(name -> differences.add("The edge pushes `" + name
                        + "` by a name in its code: give it a constant in PushedEvent, which " + EVENTS
                        + " describes"));
        Set<String> pushed =
                Arrays.stream(PushedEvent.values()).map(PushedEvent::wireName).collect(Collectors.toSet());
        compareSets("The edge pushes", pushed, "", socketMessages("send"), EVENTS);
        Map<String, String> payloads = new LinkedHashMap<>();
        for (Class<?> type :
                classNamed("dev.chorus.realtime.feed.Representations").getDeclaredClasses()) {
            String name = type.getSimpleName();
            payloads.put(name.equals("Post") ? "PushedPost" : name, type.getName());
        }
        payloads.put("Typist", "dev.chorus.realtime.typing.TypingFeed$Typist");
        payloads.put("TokenExpiring", "dev.chorus.realtime.access.TokenExpiry$TokenExpiring");
        payloads.put("SyncRequired", "dev.chorus.realtime.recovery.Recovery$SyncRequired");
        payloads.forEach(this::compareWritten);
        requireNone();
    }

    @Test
    void everythingThatClientsMaySayIsDescribedAndNothingElse() throws Exception {
        Class<?> command = classNamed("dev.chorus.realtime.commands.Command");
        Method event = command.getDeclaredMethod("event");
        event.setAccessible(true);
        Set<String> heard = new TreeSet<>();
        for (Object bean :
                run.contextOf(Service.REALTIME).getBeansOfType(command).values()) {
            heard.add((String) event.invoke(bean));
        }
        compareSets("The edge hears", heard, "", socketMessages("receive"), EVENTS);

        Set<String> described = values(references.schema("Refused").at("/properties/error/properties/code"));
        Set<String> refusals = inSources(REFUSAL);
        refusals.stream()
                .filter(code -> !described.contains(code))
                .forEach(code -> differences.add("The edge refuses with " + code + ", but the schema Refused of "
                        + EVENTS + " does not say so"));
        Set<String> relayed = ProblemCode.all().stream().map(ProblemCode::code).collect(Collectors.toSet());
        described.stream()
                .filter(code -> !refusals.contains(code) && !relayed.contains(code))
                .forEach(code -> differences.add(code + " is in the schema Refused of " + EVENTS
                        + " but neither the edge nor a service behind it refuses so"));
        requireNone();
    }

    /** What the first group of a pattern is in the sources of the edge. */
    private static Set<String> inSources(Pattern pattern) throws IOException {
        Path sources = Path.of("..", "..", "realtime-service", "src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
            return found;
        }
    }

    @Test
    void everyTopicAndEventIsDescribedAndNoOther() {
        Map<String, JsonNode> channels = new TreeMap<>();
        references.asyncapi().path("channels").values().forEach(channel -> {
            if (channel.at("/servers/0/$ref").asString().equals("#/servers/kafka")) {
                channels.put(channel.path("address").asString(), channel);
            }
        });
        Map<String, Topic> topics =
                Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));
        compareSets("The topic", topics.keySet(), "is published to", channels.keySet(), EVENTS);
        topics.forEach((name, topic) -> {
            JsonNode channel = channels.get(name);
            if (channel == null) {
                return;
            }
            if (!channel.path("description").asString().contains(topic.owner())) {
                differences.add(name + " is published by " + topic.owner() + ", which its channel does not say");
            }
            JsonNode messages = channel.path("messages");
            compareSets(name + " carries", topic.events().keySet(), "", Set.copyOf(messages.propertyNames()), EVENTS);
            messages.properties().forEach(message -> {
                String schema = "events/" + message.getKey() + ".schema.json";
                if (!message.getValue().at("/payload/$ref").asString().equals(schema)
                        || !message.getValue().path("name").asString().equals(message.getKey())) {
                    differences.add("The message " + message.getKey() + " of " + EVENTS
                            + " must be called so and have the payload " + schema);
                }
            });
        });
        requireNone();
    }

    private Map<String, DescribedOperation> described() {
        return DescribedOperation.all(references).stream()
                .collect(Collectors.toMap(
                        DescribedOperation::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private void compare(ServedOperation served, DescribedOperation described) {
        compareInputs(served, described);
        compareBodies(served, described);
        if (!described.successes().equals(Set.of(served.status()))) {
            differences.add(served.name() + " answers " + served.status() + ", but " + REST + " describes "
                    + described.successes());
            return;
        }
        JsonNode answer = described.response(served.status()).at("/content/application~1json/schema");
        if (served.answer().isPresent() != !answer.isMissingNode()) {
            differences.add(served.name() + (served.answer().isPresent() ? " answers with" : " has no")
                    + " a body, but " + REST + " says otherwise");
        } else if (served.answer().isPresent() && !served.isForeign()) {
            differences.addAll(Likeness.differences(
                    named(answer, served.name()),
                    served.answer().get(),
                    references.resolved(answer),
                    Direction.WRITTEN));
        }
        compareRefusals(served, described);
    }

    private void compareInputs(ServedOperation served, DescribedOperation described) {
        Map<String, JsonNode> parameters = described.parameters();
        served.inputs().forEach((name, input) -> {
            JsonNode parameter = parameters.remove(name);
            String what = "The " + input.in() + " parameter " + name + " of " + served.name();
            if (parameter == null || !parameter.path("in").asString().equals(input.in())) {
                differences.add(
                        what + " is read by " + served.service().id() + " but " + REST + " does not describe it");
            } else if (parameter.path("required").asBoolean(false) != input.required()) {
                differences.add(what + (input.required() ? " is required" : " is not required") + ", but " + REST
                        + " says otherwise");
            } else if (input.type() != String.class) {
                differences.addAll(Likeness.differences(
                        what, input.type(), references.resolved(parameter.path("schema")), Direction.READ));
            }
        });
        parameters
                .keySet()
                .forEach(name -> differences.add("The parameter " + name + " of " + served.name() + " is in " + REST
                        + " but " + served.service().id() + " does not read it"));
    }

    private void compareBodies(ServedOperation served, DescribedOperation described) {
        JsonNode body = described.body();
        if (served.body().isPresent() != body.path("required").asBoolean(false)) {
            differences.add(served.name() + (served.body().isPresent() ? " needs a body" : " takes no body") + ", but "
                    + REST + " says otherwise");
        } else if (served.body().isPresent()) {
            JsonNode schema = body.at("/content/application~1json/schema");
            differences.addAll(Likeness.differences(
                    named(schema, served.name()), served.body().get(), references.resolved(schema), Direction.READ));
        }
    }

    private void compareRefusals(ServedOperation served, DescribedOperation described) {
        if (served.needsToken() != described.needsToken()) {
            differences.add(served.name() + (served.needsToken() ? " needs a token" : " needs no token") + ", but "
                    + REST + " says otherwise");
        }
        boolean open = run.contextOf(Service.GATEWAY).getBeansOfType(OpenPath.class).values().stream()
                .anyMatch(path -> path.pattern().equals(served.path()));
        if (served.path().startsWith("/api/") && open == described.needsToken()) {
            differences.add("The gateway lets " + served.name()
                    + (open ? " through without a token" : " pass with a token only") + ", but " + REST
                    + " says otherwise");
        }
        require(served.needsToken(), 401, served, described);
        require(served.inputs().values().stream().anyMatch(each -> each.in().equals("path")), 404, served, described);
        require(served.inputs().values().stream().anyMatch(each -> !each.in().equals("path")), 400, served, described);
        require(served.body().isPresent(), 400, served, described);
    }

    private void require(boolean possible, int status, ServedOperation served, DescribedOperation described) {
        if (possible && !described.describes(status)) {
            differences.add(served.name() + " may answer " + status + ", but " + REST + " does not describe it");
        }
    }

    private static String named(JsonNode schema, String otherwise) {
        String ref = schema.path("$ref").asString("");
        return ref.isEmpty() ? "The body of " + otherwise : ref.substring(ref.lastIndexOf('/') + 1);
    }

    private void compareWritten(String schema, String type) {
        JsonNode described = references.schema(schema);
        differences.addAll(Likeness.differences(schema, classNamed(type), described, Direction.WRITTEN));
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("This test knows a class that is not there any more: " + name, e);
        }
    }

    /** The names of the events that the edge sends or receives. */
    private Set<String> socketMessages(String action) {
        Set<String> names = new TreeSet<>();
        references.asyncapi().path("operations").values().forEach(operation -> {
            if (operation.path("action").asString().equals(action)
                    && operation.at("/channel/$ref").asString().equals("#/channels/socket")) {
                operation
                        .path("messages")
                        .forEach(message -> names.add(
                                references.followed(message).path("name").asString()));
            }
        });
        return names;
    }

    private static Set<String> values(JsonNode schema) {
        return schema.path("enum").valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private void compareSets(String what, Set<String> inCode, String verb, Set<String> described, String where) {
        inCode.stream()
                .filter(each -> !described.contains(each))
                .forEach(each -> differences.add("%s `%s`%s, which %s does not describe"
                        .formatted(what, each, verb.isEmpty() ? "" : " " + verb, where)));
        described.stream()
                .filter(each -> !inCode.contains(each))
                .forEach(each -> differences.add("`%s` is in %s but not in the code".formatted(each, where)));
    }

    private void requireNone() {
        if (!differences.isEmpty()) {
            fail("The references and the code differ:%n- %s"
                    .formatted(String.join(System.lineSeparator() + "- ", differences)));
        }
    }
}
