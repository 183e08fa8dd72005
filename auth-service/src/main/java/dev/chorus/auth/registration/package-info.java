/** New accounts. */
@NullMarked
package dev.chorus.auth.registration;

import org.jspecify.annotations.NullMarked;
