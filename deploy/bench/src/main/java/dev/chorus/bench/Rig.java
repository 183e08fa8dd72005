package dev.chorus.bench;

import java.util.List;

/**
 * What all measurements load with.
 *
 * @param http to the gateway
 * @param posts how those are made that everyone is told
 * @param pids the server's processes
 */
record Rig(Loop loop, Http http, Publishing posts, Accounts accounts, List<Long> pids) {}
