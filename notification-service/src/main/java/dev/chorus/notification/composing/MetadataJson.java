package dev.chorus.notification.composing;

import tools.jackson.databind.json.JsonMapper;

/** The JSON text that a notification carries for programs to read. */
final class MetadataJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private MetadataJson() {}

    static String write(Record metadata) {
        return JSON.writeValueAsString(metadata);
    }
}
