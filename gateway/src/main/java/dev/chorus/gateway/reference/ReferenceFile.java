package dev.chorus.gateway.reference;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;

/** A file of the reference, as the build has put it into the jar. */
record ReferenceFile(Resource content, MediaType type) {
    private static final String FOLDER = "api-reference/";
    private static final Map<String, MediaType> TYPES = Map.of(
            "html", text("text/html"),
            "css", text("text/css"),
            "js", text("text/javascript"),
            "md", text("text/markdown"),
            // RFC 9512
            "yaml", MediaType.parseMediaType("application/yaml"),
            "json", MediaType.APPLICATION_JSON);

    private static MediaType text(String type) {
        return new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    }

    /** @param path plain: the gateway lets no other through */
    static Optional<ReferenceFile> find(String path) {
        MediaType type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        Resource content = new ClassPathResource(FOLDER + path);
        return type != null && content.isReadable() ? Optional.of(new ReferenceFile(content, type)) : Optional.empty();
    }
}
