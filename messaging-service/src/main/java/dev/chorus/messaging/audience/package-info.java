/** Who may reach whom, from projections of the accounts and of the social graph. */
@NullMarked
package dev.chorus.messaging.audience;

import org.jspecify.annotations.NullMarked;
