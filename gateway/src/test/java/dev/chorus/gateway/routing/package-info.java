@NullMarked
package dev.chorus.gateway.routing;

import org.jspecify.annotations.NullMarked;
