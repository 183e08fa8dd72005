package dev.chorus.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** The gateway under load. */
record Target(InetSocketAddress address, String host) {

    /** @throws IllegalArgumentException if it is no plain HTTP address, or not this machine while that is demanded */
    static Target of(URI url, boolean remoteAllowed) {
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("Not an http:// address: " + url);
        }
        InetAddress address;
        try {
            address = InetAddress.getAllByName(url.getHost())[0];
        } catch (UnknownHostException _) {
            throw new IllegalArgumentException("Unknown host: " + url.getHost());
        }
        if (!remoteAllowed && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    url.getHost() + " is another machine; load it only if it is yours, with --remote");
        }
        int port = url.getPort() > 0 ? url.getPort() : 80;
        return new Target(new InetSocketAddress(address, port), url.getHost() + ":" + port);
    }
}
