/** Work that is done again and again while the application runs. */
@NullMarked
package dev.chorus.platform.recurring;

import org.jspecify.annotations.NullMarked;
