/** Finds many literal phrases in a text at once. */
@NullMarked
package dev.bailiff.detectors.matching;

import org.jspecify.annotations.NullMarked;
