package dev.chorus.gateway.address;

import java.net.InetAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the client behind the proxies that we run ourselves. */
@Component
final class TrustedProxies {
    private final List<Network> networks;

    TrustedProxies(AddressSettings settings) {
        networks = settings.trustedProxies().stream().map(Network::parse).toList();
    }

    /**
     * The nearest address that is not a trusted proxy, walking back from the peer: whatever stands further left in
     * {@code X-Forwarded-For} was written by someone we do not trust.
     */
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        List<String> hops = forwardedFor.stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        for (String hop : hops.reversed()) {
            InetAddress next = trusts(client) ? Network.address(hop) : null;
            if (next == null) {
                break;
            }
            client = next;
        }
        return client;
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
