/** How the people connected here stand to others, and so what they may hear. */
@NullMarked
package dev.chorus.realtime.audience;

import org.jspecify.annotations.NullMarked;
