/** Lists of posts, newest first. */
@NullMarked
package dev.chorus.post.feed;

import org.jspecify.annotations.NullMarked;
