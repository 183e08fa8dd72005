/** Writing, reading, editing and deleting posts. */
@NullMarked
package dev.chorus.post.publishing;

import org.jspecify.annotations.NullMarked;
