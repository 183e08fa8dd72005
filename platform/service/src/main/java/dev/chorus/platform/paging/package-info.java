/** Keyset paging by opaque cursor. */
@NullMarked
package dev.chorus.platform.paging;

import org.jspecify.annotations.NullMarked;
