/**
 * Real PostgreSQL and Kafka servers, started from within the JVM, for the places that must not ask for Docker: the local
 * run, benchmarks and tests. Nothing here is used by a service in production.
 */
@NullMarked
package dev.chorus.embedded;

import org.jspecify.annotations.NullMarked;
