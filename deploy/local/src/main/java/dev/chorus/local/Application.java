package dev.chorus.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** One service, running in this process as it would in one of its own. */
final class Application implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);

    private final Service service;
    private final ConfigurableApplicationContext context;

    private Application(Service service, ConfigurableApplicationContext context) {
        this.service = service;
        this.context = context;
    }

    /** Starts the service; returns when its context is up, which may be before it is ready. */
    static Application start(Service service, Map<String, String> settings) {
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var context = service.application()
                .registerShutdownHook(false)
                .initializers((ApplicationContextInitializer<GenericApplicationContext>) Application::shareEventLoops)
                .run(arguments);
        return new Application(service, context);
    }

    /**
     * All services share Reactor Netty's event loops: a call from one to another often stays on its thread. By default the
     * first context closed would dispose of them under the others; so nobody does, and they end with the process.
     */
    private static void shareEventLoops(GenericApplicationContext context) {
        context.registerBean(ReactorResourceFactory.class, () -> new ReactorResourceFactory() {
            @Override
            public void stop() {}
        });
    }

    /** Returns once the service says that it is ready, at the actuator where Kubernetes would ask too. */
    void awaitReadiness(int managementPort) {
        URI probe = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
        HttpRequest request =
                HttpRequest.newBuilder(probe).timeout(ANSWERED_WITHIN).build();
        Instant deadline = Instant.now().plus(READY_WITHIN);
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = "";
            while (Instant.now().isBefore(deadline)) {
                try {
                    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() == 200) {
                        return;
                    }
                    answer = response.body();
                } catch (HttpTimeoutException _) {
                    answer = "no answer within " + ANSWERED_WITHIN.toSeconds() + " s";
                }
                Thread.sleep(PROBE_INTERVAL);
            }
            throw new LocalRunException(service.id() + " did not become ready: " + answer);
        } catch (IOException e) {
            throw new LocalRunException(service.id() + " does not answer at " + probe, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalRunException("Interrupted while waiting for " + service.id(), e);
        }
    }

    ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
