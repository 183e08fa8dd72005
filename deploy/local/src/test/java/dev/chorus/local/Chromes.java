package dev.chorus.local;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests two browsers: the same two for all of them. */
final class Chromes implements ParameterResolver {

    record Pair(Chrome one, Chrome other) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            one.close();
            other.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pair.class;
    }

    @Override
    public Pair resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromes.class))
                .computeIfAbsent(Pair.class, _ -> new Pair(Chrome.start(), Chrome.start()), Pair.class);
    }
}
