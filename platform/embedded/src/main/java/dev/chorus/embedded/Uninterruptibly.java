package dev.chorus.embedded;

/** For work that must be done to its end, or a server would be left behind. */
final class Uninterruptibly {

    private Uninterruptibly() {}

    /** Runs the work with the thread's interrupt put aside. */
    static void run(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
