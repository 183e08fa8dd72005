/** From what happened to posts, and between people, to notifications. */
@NullMarked
package dev.chorus.notification.composing;

import org.jspecify.annotations.NullMarked;
