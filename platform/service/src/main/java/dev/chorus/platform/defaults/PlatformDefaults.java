package dev.chorus.platform.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import reactor.netty.ReactorNetty;

/** Puts {@code chorus-defaults.yaml} below every other source of settings, and has an event loop for each processor. */
public final class PlatformDefaults implements EnvironmentPostProcessor {
    private static final int FEWEST_EVENT_LOOPS = 2;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        limitEventLoops();
        try {
            new YamlPropertySourceLoader()
                    .load("chorus-defaults", new ClassPathResource("chorus-defaults.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reactor Netty would take four at least; it reads the property when its first server or client is made. */
    private static void limitEventLoops() {
        if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(
                    ReactorNetty.IO_WORKER_COUNT, Integer.toString(Math.max(FEWEST_EVENT_LOOPS, processors)));
        }
    }
}
