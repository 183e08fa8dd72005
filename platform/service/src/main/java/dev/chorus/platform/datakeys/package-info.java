/** The keys of personal data, asked for at their owner. */
@NullMarked
package dev.chorus.platform.datakeys;

import org.jspecify.annotations.NullMarked;
