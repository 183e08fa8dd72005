/** Reading query results. */
@NullMarked
package dev.chorus.platform.database;

import org.jspecify.annotations.NullMarked;
