/** Measures what the detectors find, what they miss and what they cost. */
@NullMarked
package dev.bailiff.verify.detectors;

import org.jspecify.annotations.NullMarked;
