@NullMarked
package dev.chorus.post;

import org.jspecify.annotations.NullMarked;
