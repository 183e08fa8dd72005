package dev.chorus.gateway.address;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range of addresses in CIDR notation. */
final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address. */
    static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress address = address(slash < 0 ? cidr : cidr.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("Not a network: " + cidr);
        }
        byte[] prefix = address.getAddress();
        int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(cidr, slash + 1, cidr.length(), 10);
        if (bits < 0 || bits > prefix.length * 8) {
            throw new IllegalArgumentException("Not a network: " + cidr);
        }
        return new Network(prefix, bits);
    }

    /** The address of a literal, or null: never asks a name server. */
    static @Nullable InetAddress address(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        int whole = bits / 8;
        if (other.length != prefix.length || !Arrays.equals(prefix, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((prefix[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
    }
}
