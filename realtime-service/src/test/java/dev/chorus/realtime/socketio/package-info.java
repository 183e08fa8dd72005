@NullMarked
package dev.chorus.realtime.socketio;

import org.jspecify.annotations.NullMarked;
