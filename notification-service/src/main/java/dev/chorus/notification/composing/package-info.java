/** From what happened to posts to notifications. */
@NullMarked
package dev.chorus.notification.composing;

import org.jspecify.annotations.NullMarked;
