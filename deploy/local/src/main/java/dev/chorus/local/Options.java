package dev.chorus.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param port the gateway's; all others follow from it
 * @param data where everything is kept across restarts
 * @param fresh whether to begin with nothing kept
 * @param demo whether to have a pair of accounts ready
 * @param training whether to stop again after a few requests, for the sake of the AOT cache that this fills
 */
record Options(int port, Path data, boolean fresh, boolean demo, boolean training) {

    static Options parse(List<String> arguments) {
        int port = Ports.DEFAULT_GATEWAY;
        Path data = Path.of("data");
        boolean fresh = false;
        boolean demo = false;
        boolean training = false;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--port" -> port = port(valueOf(option, rest));
                case "--data" -> data = Path.of(valueOf(option, rest));
                case "--fresh" -> fresh = true;
                case "--demo" -> demo = true;
                case "--train" -> training = true;
                default -> throw new LocalRunException("Unknown option " + option + "; see --help");
            }
        }
        return new Options(port, data.toAbsolutePath().normalize(), fresh, demo, training);
    }

    private static String valueOf(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new LocalRunException(option + " wants a value; see --help");
        }
        return rest.pop();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= Ports.HIGHEST_GATEWAY) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new LocalRunException(
                "--port wants a number from 1 to " + Ports.HIGHEST_GATEWAY + ", since other ports follow from it");
    }
}
