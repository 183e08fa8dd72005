/**
 * What the tests of every service stand on: real PostgreSQL and Kafka, tokens, topics and the architecture rules.
 *
 * <p>The servers are containers where a Docker engine answers and embedded ones otherwise: the same tests either way.
 */
@NullMarked
package dev.chorus.testing;

import org.jspecify.annotations.NullMarked;
