@NullMarked
package dev.chorus.gateway.sockets;

import org.jspecify.annotations.NullMarked;
