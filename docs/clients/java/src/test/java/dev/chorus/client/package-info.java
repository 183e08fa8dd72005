@NullMarked
package dev.chorus.client;

import org.jspecify.annotations.NullMarked;
