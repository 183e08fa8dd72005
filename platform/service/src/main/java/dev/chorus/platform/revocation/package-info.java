/** Sessions that ended before their access tokens expired. */
@NullMarked
package dev.chorus.platform.revocation;

import org.jspecify.annotations.NullMarked;
