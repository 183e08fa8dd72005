/** The one address that clients know: routes, limits and shields the services behind it. Nothing trusts it. */
@NullMarked
package dev.chorus.gateway;

import org.jspecify.annotations.NullMarked;
