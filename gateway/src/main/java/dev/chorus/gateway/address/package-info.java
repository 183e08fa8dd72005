/** Whose request it is, by network address. */
@NullMarked
package dev.chorus.gateway.address;

import org.jspecify.annotations.NullMarked;
