/**
 * What a detector saw in one event: signals with their evidence, and the port that detectors
 * implement.
 */
@NullMarked
package dev.bailiff.core.signal;

import org.jspecify.annotations.NullMarked;
