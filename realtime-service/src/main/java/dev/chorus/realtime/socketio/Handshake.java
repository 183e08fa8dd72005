package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.HandshakeRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client's wish to connect to a namespace.
 *
 * @param namespace the name, {@code /} for the main one
 * @param auth the payload of the CONNECT packet; empty if there was none
 * @param request the HTTP request that opened the connection below
 */
public record Handshake(String namespace, ObjectNode auth, HandshakeRequest request) {}
