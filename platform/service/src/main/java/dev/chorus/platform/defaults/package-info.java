/** Settings that all services share, below each service's own. */
@NullMarked
package dev.chorus.platform.defaults;

import org.jspecify.annotations.NullMarked;
