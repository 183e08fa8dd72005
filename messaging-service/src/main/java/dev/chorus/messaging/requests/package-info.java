/** Messages that wait until their receiver accepts them. */
@NullMarked
package dev.chorus.messaging.requests;

import org.jspecify.annotations.NullMarked;
