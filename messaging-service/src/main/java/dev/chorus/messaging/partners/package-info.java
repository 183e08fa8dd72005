/** Tells other services who has a conversation with whom. */
@NullMarked
package dev.chorus.messaging.partners;

import org.jspecify.annotations.NullMarked;
