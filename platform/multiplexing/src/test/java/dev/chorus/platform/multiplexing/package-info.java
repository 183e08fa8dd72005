@NullMarked
package dev.chorus.platform.multiplexing;

import org.jspecify.annotations.NullMarked;
