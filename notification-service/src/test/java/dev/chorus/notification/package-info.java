@NullMarked
package dev.chorus.notification;

import org.jspecify.annotations.NullMarked;
