@NullMarked
package dev.chorus.auth;

import org.jspecify.annotations.NullMarked;
