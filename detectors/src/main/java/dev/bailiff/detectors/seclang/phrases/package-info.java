/** Tells of many sets of phrases at once from which of them one is in a text. */
@NullMarked
package dev.bailiff.detectors.seclang.phrases;

import org.jspecify.annotations.NullMarked;
