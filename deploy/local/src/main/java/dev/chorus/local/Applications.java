package dev.chorus.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The seven services of a run. */
final class Applications implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Applications.class);

    private final Map<Service, Application> running = new EnumMap<>(Service.class);

    private Applications() {}

    /** Starts all at once, and returns when every one is ready. When one fails, those that run are closed again. */
    static Applications start(Settings settings, Path logs, Progress progress) {
        var applications = new Applications();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            CompletableFuture<?>[] starts = Arrays.stream(Service.values())
                    .map(service -> CompletableFuture.runAsync(
                            () -> {
                                Application application = Application.start(service, settings.of(service));
                                applications.add(service, application);
                                application.awaitReadiness(settings.ports().managementOf(service));
                                progress.say("%s on port %d"
                                        .formatted(
                                                service.id(), settings.ports().of(service)));
                            },
                            threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(starts).join();
            return applications;
        } catch (CompletionException e) {
            log.error("Not all services started", e);
            applications.close();
            throw new LocalRunException("Not all services started: " + rootMessage(e) + "; see " + logs, e);
        }
    }

    private static String rootMessage(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .reduce((_, last) -> last)
                .map(Throwable::getMessage)
                .orElseGet(e::toString);
    }

    private synchronized void add(Service service, Application application) {
        running.put(service, application);
    }

    /** The gateway first, so that nothing new comes in; then the sockets; then all who own data. */
    @Override
    public synchronized void close() {
        close(List.of(Service.GATEWAY));
        close(List.of(Service.REALTIME));
        close(List.copyOf(running.keySet()));
    }

    private void close(List<Service> services) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (Service service : services) {
                Application application = running.remove(service);
                if (application != null) {
                    threads.execute(application::close);
                }
            }
        }
    }
}
