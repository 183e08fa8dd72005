/**
 * A typed client for Chorus: {@link dev.chorus.client.Chorus} for calls, {@link dev.chorus.client.Live} for what is pushed.
 */
@NullMarked
package dev.chorus.client;

import org.jspecify.annotations.NullMarked;
