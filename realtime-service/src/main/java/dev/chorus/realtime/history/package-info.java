/** What was pushed lately on this node, for those who come back. */
@NullMarked
package dev.chorus.realtime.history;

import org.jspecify.annotations.NullMarked;
