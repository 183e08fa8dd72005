/** Reads notifications. */
@NullMarked
package dev.chorus.notification.listing;

import org.jspecify.annotations.NullMarked;
