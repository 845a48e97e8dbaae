/** Recognises agent strings by lists of phrases. */
@NullMarked
package dev.bailiff.detectors.agents;

import org.jspecify.annotations.NullMarked;
