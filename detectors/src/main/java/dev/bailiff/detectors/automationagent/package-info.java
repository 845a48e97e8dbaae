/** Finds agent strings of HTTP libraries, command-line clients and driven browsers. */
@NullMarked
package dev.bailiff.detectors.automationagent;

import org.jspecify.annotations.NullMarked;
