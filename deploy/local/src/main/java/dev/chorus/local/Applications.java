package dev.chorus.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** The seven services of a run. */
final class Applications implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Applications.class);

    private final Map<Service, Application> running = new EnumMap<>(Service.class);

    private Applications() {}

    /**
     * Starts all at once, and returns when every one is ready. When one fails, or the thread is interrupted, those that run
     * are closed again; the process is then expected to end.
     */
    static Applications start(Settings settings, Path logs, Progress progress) {
        var applications = new Applications();
        ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("start-", 0).factory());
        try {
            List<CompletableFuture<Void>> starts = Arrays.stream(Service.values())
                    .map(service ->
                            CompletableFuture.runAsync(() -> applications.start(service, settings, progress), threads))
                    .toList();
            allOrFirstFailure(starts).get();
            return applications;
        } catch (ExecutionException e) {
            log.error("Not all services started", e);
            applications.close();
            throw new LocalRunException("Not all services started: " + rootMessage(e) + "; see " + logs, e);
        } catch (InterruptedException e) {
            applications.close();
            throw new LocalRunException("Stopped while starting", e);
        } finally {
            threads.shutdown();
        }
    }

    private static CompletableFuture<Void> allOrFirstFailure(List<CompletableFuture<Void>> starts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new));
        starts.forEach(start -> start.whenComplete((_, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        return all;
    }

    private void start(Service service, Settings settings, Progress progress) {
        Application application = Application.start(service, settings.of(service));
        add(service, application);
        application.awaitReadiness(settings.ports().managementOf(service));
        progress.say(service.id() + " on port " + settings.ports().of(service));
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

    /** What the service is made of. */
    synchronized ApplicationContext contextOf(Service service) {
        return Objects.requireNonNull(running.get(service)).context();
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
