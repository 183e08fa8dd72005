package dev.chorus.gateway.routing;

import java.net.URI;

/** The port of an address that may leave it out. */
public final class Ports {
    private Ports() {}

    public static int of(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
