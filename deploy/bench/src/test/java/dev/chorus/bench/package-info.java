@NullMarked
package dev.chorus.bench;

import org.jspecify.annotations.NullMarked;
