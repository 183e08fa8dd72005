@NullMarked
package dev.chorus.auth.tokens;

import org.jspecify.annotations.NullMarked;
