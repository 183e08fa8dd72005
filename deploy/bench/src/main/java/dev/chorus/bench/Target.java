package dev.chorus.bench;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** An address under load. */
record Target(InetSocketAddress address, String host) {
    /** What an address has ports for, with some to spare. */
    private static final int FROM_ONE_ADDRESS = 20_000;

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

    /** Where a client connects from, so that this machine's ports do not run out; null for wherever. */
    @Nullable
    InetSocketAddress source(int place) {
        boolean plenty = place < FROM_ONE_ADDRESS
                || !(address.getAddress() instanceof Inet4Address)
                || !address.getAddress().isLoopbackAddress();
        return plenty ? null : new InetSocketAddress("127.0.0." + (1 + place / FROM_ONE_ADDRESS), 0);
    }
}
