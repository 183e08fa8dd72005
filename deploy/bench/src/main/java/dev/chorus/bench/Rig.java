package dev.chorus.bench;

import java.util.List;

/**
 * What all measurements load with.
 *
 * @param http to the gateway
 * @param pids the server's processes
 */
record Rig(Loop loop, Http http, Accounts accounts, List<Long> pids) {}
