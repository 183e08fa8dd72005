/** A small service of its own, which shows that platform/service keeps its promises. */
@NullMarked
package dev.chorus.platform;

import org.jspecify.annotations.NullMarked;
