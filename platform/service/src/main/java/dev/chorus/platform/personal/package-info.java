/**
 * Personal data in events: encrypted under a key per person before it leaves for Kafka, readable for as long as the key is
 * kept.
 */
@NullMarked
package dev.chorus.platform.personal;

import org.jspecify.annotations.NullMarked;
