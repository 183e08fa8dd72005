/** Constraints for text that people write. */
@NullMarked
package dev.chorus.platform.validation;

import org.jspecify.annotations.NullMarked;
