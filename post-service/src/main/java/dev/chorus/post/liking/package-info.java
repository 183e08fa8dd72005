/** Likes, and the count of them. */
@NullMarked
package dev.chorus.post.liking;

import org.jspecify.annotations.NullMarked;
