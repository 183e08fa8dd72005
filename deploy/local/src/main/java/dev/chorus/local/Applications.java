package dev.chorus.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** The seven services of a run. */
final class Applications implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Applications.class);

    /** Many times what a slow machine takes: one that is not ready by then never will be. */
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);

    private final Map<Service, Application> running = new EnumMap<>(Service.class);

    private Applications() {}

    /**
     * Starts all at once, and returns when every one is ready. When one fails, or the thread is interrupted, those that run
     * are closed again; the process is then expected to end.
     *
     * @throws LocalRunException if not all of them started; beside the logs is what all threads did then
     */
    static Applications start(Settings settings, Path logs, Progress progress) {
        var applications = new Applications();
        ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("start-", 0).factory());
        try {
            Map<Service, CompletableFuture<Void>> starts = new EnumMap<>(Service.class);
            for (Service service : Service.values()) {
                starts.put(
                        service,
                        CompletableFuture.runAsync(() -> applications.start(service, settings, progress), threads));
            }
            await(starts, STARTED_WITHIN, logs);
            return applications;
        } catch (ExecutionException e) {
            log.error("Not all services started", e);
            ThreadDump.writeTo(logs);
            applications.close();
            throw new LocalRunException("Not all services started: " + rootMessage(e) + "; see " + logs, e);
        } catch (InterruptedException e) {
            applications.close();
            throw new LocalRunException("Stopped while starting", e);
        } finally {
            threads.shutdown();
        }
    }

    /** Returns when all have succeeded, or throws when the first has failed. */
    static void await(Map<Service, CompletableFuture<Void>> starts, Duration atMost, Path logs)
            throws ExecutionException, InterruptedException {
        try {
            allOrFirstFailure(starts.values()).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Those that run are not closed: what holds up a start may hold up an end.
            String missing = starts.entrySet().stream()
                    .filter(start -> !start.getValue().isDone())
                    .map(start -> start.getKey().id())
                    .collect(Collectors.joining(", "));
            String message = "These did not start within %d s: %s".formatted(atMost.toSeconds(), missing);
            log.error(message);
            ThreadDump.writeTo(logs);
            throw new LocalRunException(message + "; see " + logs, e);
        }
    }

    private static CompletableFuture<Void> allOrFirstFailure(Collection<CompletableFuture<Void>> starts) {
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
