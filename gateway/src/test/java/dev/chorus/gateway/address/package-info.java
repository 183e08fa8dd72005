@NullMarked
package dev.chorus.gateway.address;

import org.jspecify.annotations.NullMarked;
