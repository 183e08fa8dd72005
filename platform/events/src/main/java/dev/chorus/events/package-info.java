/**
 * The event contract: what Chorus publishes on Kafka, as closed sets of records.
 *
 * <p>A new optional field may be added to a record; a new meaning is a new record. Consumers switch over a sealed
 * interface without {@code default}, so a new type is a compile error where it matters.
 */
@NullMarked
package dev.chorus.events;

import org.jspecify.annotations.NullMarked;
