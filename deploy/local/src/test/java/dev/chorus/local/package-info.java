@NullMarked
package dev.chorus.local;

import org.jspecify.annotations.NullMarked;
