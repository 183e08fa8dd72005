@NullMarked
package dev.chorus.embedded;

import org.jspecify.annotations.NullMarked;
