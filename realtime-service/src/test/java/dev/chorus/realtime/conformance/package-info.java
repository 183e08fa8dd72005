/** The applications that the protocols' own test suites expect, as a program to run the suites against. */
@NullMarked
package dev.chorus.realtime.conformance;

import org.jspecify.annotations.NullMarked;
