/**
 * Socket.IO v5 on top of Engine.IO: packets, namespaces, acknowledgements and binary attachments, after <a
 * href="https://github.com/socketio/socket.io-protocol">the protocol's text</a>.
 *
 * <p>{@link dev.chorus.realtime.socketio.SocketIo} is the entry: an application for an endpoint of an {@link
 * dev.chorus.realtime.engineio.EngineServer}.
 */
@NullMarked
package dev.chorus.realtime.socketio;

import org.jspecify.annotations.NullMarked;
