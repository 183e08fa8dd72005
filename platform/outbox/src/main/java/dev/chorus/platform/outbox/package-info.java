/**
 * The transactional outbox: a change and its event commit together, and the event reaches Kafka after the commit.
 *
 * <ul>
 *   <li>{@link dev.chorus.platform.outbox.Outbox} appends inside the caller's transaction.
 *   <li>The relay publishes. One per service at a time holds a PostgreSQL advisory lock: two would overtake each other
 *       within a key. It reads the oldest rows, sends them all, awaits the acknowledgements and deletes them.
 *   <li>Rows are deleted, never passed by a cursor over their ids: ids are drawn before the commit, so a lower one can
 *       become visible after a higher one.
 *   <li>Delivery is at least once: a relay that dies between the acknowledgement and the delete leaves its batch to the
 *       next. Consumers deduplicate on the event id.
 *   <li>Order within a key is the order of commits, provided that writers lock the aggregate's row before they append.
 * </ul>
 */
@NullMarked
package dev.chorus.platform.outbox;

import org.jspecify.annotations.NullMarked;
