/** The post service. */
@NullMarked
package dev.chorus.post;

import org.jspecify.annotations.NullMarked;
