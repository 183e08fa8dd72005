package dev.chorus.bench;

/**
 * A way for sockets to reach the edge.
 *
 * @param name as tables have it
 */
record Route(String name, Target target) {}
