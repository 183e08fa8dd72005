/** Who there is: the one place that reads and writes accounts. */
@NullMarked
package dev.chorus.auth.accounts;

import org.jspecify.annotations.NullMarked;
