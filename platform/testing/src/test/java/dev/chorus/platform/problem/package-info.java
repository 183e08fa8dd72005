@NullMarked
package dev.chorus.platform.problem;

import org.jspecify.annotations.NullMarked;
