/** The keys under which people's data in events is encrypted: made when first needed, destroyed with the account. */
@NullMarked
package dev.chorus.auth.datakeys;

import org.jspecify.annotations.NullMarked;
