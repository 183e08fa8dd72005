/** Token buckets per address and per user, connections per address, and the size of bodies. */
@NullMarked
package dev.chorus.gateway.limiting;

import org.jspecify.annotations.NullMarked;
