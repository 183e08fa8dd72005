/** Serves the web client. */
@NullMarked
package dev.chorus.gateway.client;

import org.jspecify.annotations.NullMarked;
