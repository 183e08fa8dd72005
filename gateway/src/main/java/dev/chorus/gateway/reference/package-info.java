/** The API reference at {@code /docs}, for everyone: the texts of the folder {@code docs}, and pages that show them. */
@NullMarked
package dev.chorus.gateway.reference;

import org.jspecify.annotations.NullMarked;
