@NullMarked
package dev.chorus.realtime.engineio;

import org.jspecify.annotations.NullMarked;
