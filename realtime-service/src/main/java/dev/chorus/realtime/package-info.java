/** The edge: holds the clients' sockets and pushes to them what happens. It stores nothing. */
@NullMarked
package dev.chorus.realtime;

import org.jspecify.annotations.NullMarked;
