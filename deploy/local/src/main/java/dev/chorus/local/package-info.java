/** The local run: the same seven applications as in production, talking HTTP and Kafka, in one process. */
@NullMarked
package dev.chorus.local;

import org.jspecify.annotations.NullMarked;
