/**
 * An Engine.IO v4 server on Netty: handshake, heartbeat, long-polling, WebSocket and the upgrade between them, after
 * <a href="https://github.com/socketio/engine.io-protocol">the protocol's text</a>, whose sections the classes name.
 *
 * <p>Everything that belongs to one session happens on one event loop: {@link
 * dev.chorus.realtime.engineio.EngineSession#eventLoop()}.
 */
@NullMarked
package dev.chorus.realtime.engineio;

import org.jspecify.annotations.NullMarked;
