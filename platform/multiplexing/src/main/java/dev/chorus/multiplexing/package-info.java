/**
 * Many byte streams on one connection, each a Netty channel with back-pressure of its own. It is how a gateway talks to
 * a node of the edge: a connection for each client would double the system calls of a broadcast, and no address has more
 * than some 60,000 of them to another.
 *
 * <p>The connection is opened as an HTTP/1.1 upgrade to {@link
 * dev.chorus.multiplexing.MultiplexedConnection#PROTOCOL} at {@link
 * dev.chorus.multiplexing.MultiplexedConnection#PATH}. From then on both sides send frames: a type of one byte, the
 * length of the rest in three, and the rest. Numbers are in network byte order, a stream's number has four bytes.
 *
 * <ul>
 *   <li>OPEN (1): a number. Only from the side that opened the connection. The number is free again once each side has
 *       sent CLOSE for it.
 *   <li>DATA (2): how many streams, in two bytes; their numbers; the bytes that each of them gets. What is broadcast
 *       crosses the connection once.
 *   <li>WINDOW_UPDATE (3): a number, and how many bytes more may be sent on it, in four bytes. A stream begins with a
 *       window of {@value dev.chorus.multiplexing.MultiplexedConnection#WINDOW} bytes each way, which is thus
 *       the most that a receiver has to hold for one whose reader stopped.
 *   <li>CLOSE (4): a number. From each side once, after its last data; whoever hears it first answers with its own.
 *   <li>PING (5): nothing. Sent when nothing else was for a while; a connection on which nothing comes is given up.
 * </ul>
 */
@NullMarked
package dev.chorus.multiplexing;

import org.jspecify.annotations.NullMarked;
