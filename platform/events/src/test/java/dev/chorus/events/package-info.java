@NullMarked
package dev.chorus.events;

import org.jspecify.annotations.NullMarked;
