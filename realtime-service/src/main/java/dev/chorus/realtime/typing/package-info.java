/** Who is typing to whom. */
@NullMarked
package dev.chorus.realtime.typing;

import org.jspecify.annotations.NullMarked;
