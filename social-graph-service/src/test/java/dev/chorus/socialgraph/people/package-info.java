@NullMarked
package dev.chorus.socialgraph.people;

import org.jspecify.annotations.NullMarked;
