@NullMarked
package dev.chorus.messaging;

import org.jspecify.annotations.NullMarked;
