/** Who may be notified of whom: blocks, mutes and erased accounts, and the one policy over them. */
@NullMarked
package dev.chorus.notification.audience;

import org.jspecify.annotations.NullMarked;
