package dev.chorus.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One sample of each event, as it is on Kafka. */
class EventSamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @TestFactory
    Stream<DynamicTest> aSampleReadsAndWritesBackUnchanged() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.events().entrySet().stream())
                .map(event -> DynamicTest.dynamicTest(event.getKey(), () -> {
                    JsonNode sample = JSON.readTree(Files.readString(sample(event.getKey())));
                    DomainEvent read = JSON.treeToValue(sample, event.getValue());
                    assertThat(read.id()).isNotNull();
                    assertThat(read.subject()).isNotNull();
                    assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(sample);
                }));
    }

    @Test
    void everySampleIsOfATypeOfTheContract() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .isSubsetOf(EventSchemas.all().keySet());
        }
    }

    private static Path sample(String type) {
        return SAMPLES.resolve(type + ".json");
    }
}
