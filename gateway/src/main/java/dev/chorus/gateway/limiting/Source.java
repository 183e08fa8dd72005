package dev.chorus.gateway.limiting;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Who counts as one: an IPv4 address, or an IPv6 /64, since a single host commands a whole one. */
record Source(boolean six, long bits) {
    static Source of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? new Source(true, bytes.getLong()) : new Source(false, bytes.getInt());
    }
}
