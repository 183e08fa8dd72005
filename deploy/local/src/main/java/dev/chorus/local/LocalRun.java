package dev.chorus.local;

import dev.chorus.embedded.EmbeddedPostgresServer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** All of Chorus, running in this process on one data directory. Closing it stops everything, the last started first. */
final class LocalRun implements AutoCloseable {

    private final Ports ports;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Applications applications;
    private final Deque<AutoCloseable> started;

    private LocalRun(
            Ports ports, DataDirectory data, Secrets secrets, Applications applications, Deque<AutoCloseable> started) {
        this.ports = ports;
        this.data = data;
        this.secrets = secrets;
        this.applications = applications;
        this.started = started;
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws LocalRunException when something stands in the way; what was started by then is stopped again, but for
     *     services beside one that hangs, which end with the process
     */
    static LocalRun start(Options options, Ports ports, Progress progress) {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            DataDirectory data = DataDirectory.open(options.data());
            started.push(data);
            Logs.writeTo(data.logs());
            EmbeddedPostgresServer.stopLeftBehind(data.postgres());
            if (options.fresh()) {
                data.erase();
            }
            ports.requireFree();
            Secrets secrets = Secrets.in(data);
            started.push(Infrastructure.start(data, ports, secrets, progress));
            Applications applications = Applications.start(new Settings(ports, secrets), data.logs(), progress);
            started.push(applications);
            return new LocalRun(ports, data, secrets, applications, started);
        } catch (RuntimeException | Error e) {
            closeAll(started);
            throw e;
        }
    }

    String url() {
        return "http://localhost:" + ports.gateway();
    }

    Ports ports() {
        return ports;
    }

    DataDirectory data() {
        return data;
    }

    Secrets secrets() {
        return secrets;
    }

    ApplicationContext contextOf(Service service) {
        return applications.contextOf(service);
    }

    /** Closing twice does nothing. */
    @Override
    public void close() {
        closeAll(started);
    }

    private static synchronized void closeAll(Deque<AutoCloseable> started) {
        while (!started.isEmpty()) {
            AutoCloseable next = started.pop();
            try {
                next.close();
            } catch (Exception e) {
                Logger log = LoggerFactory.getLogger(LocalRun.class);
                log.error("While stopping", e);
            }
        }
    }
}
