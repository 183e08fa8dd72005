package dev.chorus.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** The program behind {@code deploy/local/up}. */
public final class Up {

    private final Options options;
    private final Progress progress;
    private final CompletableFuture<LocalRun> starting = new CompletableFuture<>();
    private final Thread starter = new Thread(this::start, "start");

    private Up(Options options) {
        this.options = options;
        this.progress = new Progress(System.out);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Up(Options.parse(List.of(arguments))).run();
        } catch (LocalRunException e) {
            System.err.println("chorus: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        var stop = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        progress.say("Chorus starts on " + options.data());
        starter.start();
        LocalRun run = started();
        if (options.training()) {
            Training.use(run);
            run.close();
            Runtime.getRuntime().removeShutdownHook(stop);
            System.exit(0);
        }
        List<DemoAccounts.Account> accounts = options.demo() ? DemoAccounts.ready(run) : List.of();
        progress.say("Ready");
        System.out.println(Summary.of(run, accounts));
        new CountDownLatch(1).await();
    }

    private void start() {
        try {
            Ports ports = options.training() ? Ports.anyFree() : new Ports(options.port());
            starting.complete(LocalRun.start(options, ports, progress));
        } catch (RuntimeException | Error e) {
            starting.completeExceptionally(e);
        }
    }

    private LocalRun started() throws InterruptedException {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LocalRunException known) {
                throw known;
            }
            throw new LocalRunException("Chorus could not start: " + e.getCause(), e);
        }
    }

    /**
     * Ctrl-C is how a run is meant to end, hence the status 0. Where it comes while the run is starting, what runs by then
     * is stopped: PostgreSQL would outlive this process.
     */
    private void stop() {
        if (starting.isCompletedExceptionally()) {
            return;
        }
        System.out.println("Stopping");
        starter.interrupt();
        try {
            starting.join().close();
        } catch (RuntimeException _) {
            // It was stopped while starting.
        }
        Runtime.getRuntime().halt(0);
    }
}
