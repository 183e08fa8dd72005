/** Deciding about requests to follow. */
@NullMarked
package dev.chorus.socialgraph.requests;

import org.jspecify.annotations.NullMarked;
