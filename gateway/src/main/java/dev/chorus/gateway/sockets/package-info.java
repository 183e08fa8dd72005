/** WebSockets: the handshake is relayed, then the two connections are spliced byte for byte. */
@NullMarked
package dev.chorus.gateway.sockets;

import org.jspecify.annotations.NullMarked;
