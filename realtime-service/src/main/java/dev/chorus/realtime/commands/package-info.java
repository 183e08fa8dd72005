/** What clients ask for over their sockets. */
@NullMarked
package dev.chorus.realtime.commands;

import org.jspecify.annotations.NullMarked;
