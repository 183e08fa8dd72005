/** Which pages in a browser may call. */
@NullMarked
package dev.chorus.gateway.cors;

import org.jspecify.annotations.NullMarked;
