/** Finds requests that bring a session which somebody else has chosen. */
@NullMarked
package dev.bailiff.detectors.sessionfixation;

import org.jspecify.annotations.NullMarked;
