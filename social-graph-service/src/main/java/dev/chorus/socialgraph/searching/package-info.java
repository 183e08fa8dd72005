/** Search by username and display name. */
@NullMarked
package dev.chorus.socialgraph.searching;

import org.jspecify.annotations.NullMarked;
