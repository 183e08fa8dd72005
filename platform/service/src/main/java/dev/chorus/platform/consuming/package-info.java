/** Reading topics: decoding, the inbox, retries and dead letters, and reading without a consumer group. */
@NullMarked
package dev.chorus.platform.consuming;

import org.jspecify.annotations.NullMarked;
