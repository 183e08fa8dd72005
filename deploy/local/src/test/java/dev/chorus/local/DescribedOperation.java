package dev.chorus.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A call as {@code docs/openapi.yaml} describes it. */
record DescribedOperation(References references, String method, String path, JsonNode pathItem, JsonNode operation) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    static List<DescribedOperation> all(References references) {
        List<DescribedOperation> all = new ArrayList<>();
        references
                .openapi()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        all.add(new DescribedOperation(
                                references,
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                entry.getValue()));
                    }
                }));
        return all;
    }

    String name() {
        return method + " " + path;
    }

    String id() {
        return operation.path("operationId").asString();
    }

    Map<String, JsonNode> parameters() {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode from : List.of(pathItem, operation)) {
            from.path("parameters").forEach(each -> {
                JsonNode parameter = references.followed(each);
                parameters.put(parameter.path("name").asString(), parameter);
            });
        }
        return parameters;
    }

    boolean needsToken() {
        return !operation.has("security");
    }

    JsonNode body() {
        return operation.path("requestBody");
    }

    /** Which answers are described that are no problems. */
    Set<Integer> successes() {
        Set<Integer> successes = new TreeSet<>();
        operation.path("responses").propertyNames().forEach(status -> {
            if (status.startsWith("2")) {
                successes.add(Integer.valueOf(status));
            }
        });
        return successes;
    }

    boolean describes(int status) {
        return operation.path("responses").has(Integer.toString(status));
    }

    /** What is described for this status, or for those that are not described one by one. */
    JsonNode response(int status) {
        JsonNode responses = operation.path("responses");
        return references.followed(responses.path(describes(status) ? Integer.toString(status) : "default"));
    }

    /** Whether a request's path, without its query, is one of this call's. */
    boolean matches(String requestMethod, String requestPath) {
        return method.equals(requestMethod)
                && requestPath.matches(path.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\."));
    }
}
