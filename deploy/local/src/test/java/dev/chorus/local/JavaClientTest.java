package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.chorus.client.Accounts;
import dev.chorus.client.Chorus;
import dev.chorus.client.Messages;
import dev.chorus.client.Notifications;
import dev.chorus.client.People;
import dev.chorus.client.Posts;
import dev.chorus.client.Presence;
import dev.chorus.client.Pushed;
import dev.chorus.client.Types;
import dev.chorus.local.Likeness.Direction;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Holds the Java client to the references, and runs its quick start. */
@ExtendWith(RunningChorus.class)
class JavaClientTest {
    private static final String BARE = "a bare text";

    private static final Path CLIENT = References.DOCS.resolve(Path.of("clients", "java"));

    private final References references = References.read();

    @Test
    void itsTypesAreTheSchemas() {
        List<String> differences = new ArrayList<>();
        for (Class<?> type : Types.class.getDeclaredClasses()) {
            String name = type.getSimpleName();
            // Stands for all whose names end so.
            if (type != Types.Page.class) {
                differences.addAll(Likeness.differences(name, type, references.schema(name), Direction.WRITTEN));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void itHasAMethodForEveryCallAndNoOther() {
        TreeSet<String> described = new TreeSet<>();
        DescribedOperation.all(references).forEach(operation -> described.add(operation.id()));
        TreeSet<String> methods = new TreeSet<>(List.of("register", "logIn", "refresh", "logOut"));
        methods.forEach(name -> assertThat(Chorus.class.getMethods())
                .anyMatch(each -> each.getName().equals(name)));
        Stream.of(Accounts.class, Posts.class, People.class, Messages.class, Notifications.class, Presence.class)
                .flatMap(area -> Arrays.stream(area.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .forEach(method -> methods.add(method.getName()));

        assertThat(methods).isEqualTo(described);
    }

    @Test
    void itKnowsEveryPushedEventWithWhatItCarries() throws IllegalAccessException {
        Map<String, String> known = new TreeMap<>();
        for (Field constant : Pushed.class.getFields()) {
            if (constant.get(null) instanceof Pushed<?>(String name, Class<?> payload)) {
                known.put(name, payload == String.class ? BARE : payload.getSimpleName());
            }
        }
        Map<String, String> described = new TreeMap<>();
        for (JsonNode operation : references.asyncapi().path("operations")) {
            if (operation.path("action").asString().equals("send")
                    && operation.at("/channel/$ref").asString().equals("#/channels/socket")) {
                JsonNode message = references.followed(operation.at("/messages/0"));
                String payload = message.at("/payload/$ref").asString();
                String schema = payload.substring(payload.lastIndexOf('/') + 1);
                boolean bare = references.schema(schema).path("type").asString().equals("string");
                described.put(message.path("name").asString(), bare ? BARE : schema);
            }
        }

        assertThat(known).isEqualTo(described);
    }

    @Test
    void theQuickStartOfTheReadmeRuns(LocalRun run) throws IOException, InterruptedException {
        Path program = CLIENT.resolve("QuickStart.java");
        assertThat(Files.readString(CLIENT.resolve("README.md")))
                .as("the quick start in README.md and QuickStart.java are the same")
                .contains(Files.readString(program).trim());
        Path output = Files.createTempFile("quick-start", ".txt");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            program.toString(),
                            run.url())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail("The quick start does not end");
            }
            assertThat(Files.readString(output, StandardCharsets.UTF_8))
                    .contains("bob has heard: Hello, Bob", "ada reads: Hello, Ada");
            assertThat(process.exitValue()).isZero();
        } finally {
            Files.delete(output);
        }
    }
}
