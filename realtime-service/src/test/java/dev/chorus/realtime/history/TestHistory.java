package dev.chorus.realtime.history;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Histories with settings of their own. */
public final class TestHistory {
    private TestHistory() {}

    public static HistorySettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("realtime.history", HistorySettings.class);
    }

    public static History of(Map<String, String> values) {
        return of(values, Clock.systemUTC());
    }

    static History of(Map<String, String> values, Clock clock) {
        return new History(settings(values), clock, new SimpleMeterRegistry());
    }
}
