@NullMarked
package dev.chorus.auth.passwords;

import org.jspecify.annotations.NullMarked;
