@NullMarked
package dev.chorus.notification.audience;

import org.jspecify.annotations.NullMarked;
