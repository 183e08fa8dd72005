/** The projection of accounts, and the lock that orders what happens between two of them. */
@NullMarked
package dev.chorus.socialgraph.people;

import org.jspecify.annotations.NullMarked;
