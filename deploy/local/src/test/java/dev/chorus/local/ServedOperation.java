package dev.chorus.local;

import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** A call that a running service answers to clients. */
record ServedOperation(Service service, String method, String path, HandlerMethod handler) {

    /** @param required whether the call is refused without it */
    record Input(String in, String name, boolean required, Type type) {}

    /** Of all services. What is under {@code /internal} is between them. */
    static List<ServedOperation> all(LocalRun run) {
        List<ServedOperation> all = new ArrayList<>();
        for (Service service : Service.values()) {
            run.contextOf(service)
                    .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .forEach((mapping, handler) -> addAll(all, service, mapping, handler));
        }
        return all;
    }

    private static void addAll(
            List<ServedOperation> all, Service service, RequestMappingInfo mapping, HandlerMethod handler) {
        for (PathPattern pattern : mapping.getPatternsCondition().getPatterns()) {
            String path = pattern.getPatternString();
            if (path.startsWith("/api/") || path.startsWith("/.well-known/")) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    all.add(new ServedOperation(service, method.name(), path, handler));
                }
            }
        }
    }

    String name() {
        return method + " " + path;
    }

    int status() {
        ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
        return status == null ? HttpStatus.OK.value() : status.value().value();
    }

    /** What the body of its answer is made of; empty if it has none. */
    Optional<Type> answer() {
        Type mono = handler.getMethod().getGenericReturnType();
        Type answer = ((ParameterizedType) mono).getActualTypeArguments()[0];
        return answer == Void.class ? Optional.empty() : Optional.of(answer);
    }

    /** Whether its answer is something that another specification describes. */
    boolean isForeign() {
        return answer().filter(type ->
                        type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class)
                .isPresent();
    }

    Optional<Class<?>> body() {
        return parameters()
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .map(MethodParameter::getParameterType);
    }

    boolean needsToken() {
        return parameters().anyMatch(parameter -> parameter.getParameterType() == Caller.class);
    }

    /** By name, what comes with the path, the query and the headers. */
    Map<String, Input> inputs() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        parameters().flatMap(ServedOperation::inputs).forEach(input -> inputs.put(input.name(), input));
        if (method.equals("POST") && !path.startsWith("/api/auth/")) {
            inputs.put("Idempotency-Key", new Input("header", "Idempotency-Key", false, String.class));
        }
        return inputs;
    }

    private static Stream<Input> inputs(MethodParameter parameter) {
        String name = Objects.requireNonNull(parameter.getParameter().getName());
        Type type = parameter.getGenericParameterType();
        if (parameter.getParameterType() == PageRequest.class) {
            return Stream.of(
                    new Input("query", "limit", false, String.class),
                    new Input("query", "cursor", false, String.class));
        }
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null) {
            boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            return Stream.of(new Input("query", name, required, type));
        }
        return parameter.hasParameterAnnotation(PathVariable.class)
                ? Stream.of(new Input("path", name, true, type))
                : Stream.of();
    }

    private Stream<MethodParameter> parameters() {
        return Arrays.stream(handler.getMethodParameters());
    }
}
