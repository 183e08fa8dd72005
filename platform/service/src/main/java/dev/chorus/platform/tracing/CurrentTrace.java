package dev.chorus.platform.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** Reads the trace from a Reactor context, without thread-locals. */
public final class CurrentTrace {
    private CurrentTrace() {}

    /** The trace id, 32 hex digits, or null outside a trace. */
    public static @Nullable String id(ContextView context) {
        TraceContext trace = context(context);
        return trace == null ? null : trace.traceId();
    }

    /**
     * The value of a {@code traceparent} header, or null outside a trace.
     *
     * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, section 3.2</a>
     */
    public static @Nullable String parent(ContextView context) {
        TraceContext trace = context(context);
        if (trace == null) {
            return null;
        }
        return "00-" + trace.traceId() + "-" + trace.spanId() + (Boolean.TRUE.equals(trace.sampled()) ? "-01" : "-00");
    }

    private static @Nullable TraceContext context(ContextView context) {
        Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        TracingContext tracing =
                observation == null ? null : observation.getContextView().get(TracingContext.class);
        return tracing == null || tracing.getSpan() == null
                ? null
                : tracing.getSpan().context();
    }
}
