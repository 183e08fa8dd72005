@NullMarked
package dev.chorus.gateway.limiting;

import org.jspecify.annotations.NullMarked;
