/** When people were last online. */
@NullMarked
package dev.chorus.socialgraph.lastseen;

import org.jspecify.annotations.NullMarked;
