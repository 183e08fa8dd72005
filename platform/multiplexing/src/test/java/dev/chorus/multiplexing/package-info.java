@NullMarked
package dev.chorus.multiplexing;

import org.jspecify.annotations.NullMarked;
