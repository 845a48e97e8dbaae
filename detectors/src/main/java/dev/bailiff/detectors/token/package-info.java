/** Recognises tokens that were forged, altered or are out of their time. */
@NullMarked
package dev.bailiff.detectors.token;

import org.jspecify.annotations.NullMarked;
