package dev.chorus.local;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where everything in this process logs to: one file, set up by {@code logback.xml}. */
final class Logs {

    private Logs() {}

    /** To be called from one thread, before there are many. */
    static void writeTo(Path directory) {
        // Seven contexts would each set up logging for the whole process.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("chorus.logs", directory.toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerFactory.getLogger(Logs.class).info("A run begins");
    }
}
