package dev.chorus.local;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program behind {@code deploy/local/up}. */
public final class Up {

    private Up() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Options options = Options.parse(List.of(arguments));
            if (options.training()) {
                Training.run(options);
            } else {
                run(options);
            }
        } catch (LocalRunException e) {
            System.err.println("chorus: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws InterruptedException {
        var progress = new Progress(System.out);
        progress.say("Chorus starts on %s".formatted(options.data()));
        LocalRun run = LocalRun.start(options, new Ports(options.port()), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run), "stop"));
        List<DemoAccounts.Account> accounts = options.demo() ? DemoAccounts.ready(run) : List.of();
        progress.say("Ready");
        System.out.println(Summary.of(run, accounts));
        new CountDownLatch(1).await();
    }

    /** Ctrl-C is how a run is meant to end, hence the status 0. */
    private static void stop(LocalRun run) {
        System.out.println("Stopping");
        run.close();
        Runtime.getRuntime().halt(0);
    }
}
