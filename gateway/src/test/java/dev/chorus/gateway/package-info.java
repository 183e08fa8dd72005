@NullMarked
package dev.chorus.gateway;

import org.jspecify.annotations.NullMarked;
