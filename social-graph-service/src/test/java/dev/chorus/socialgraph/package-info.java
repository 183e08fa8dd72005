@NullMarked
package dev.chorus.socialgraph;

import org.jspecify.annotations.NullMarked;
