/** Finds request methods that browsers and ordinary API clients do not send. */
@NullMarked
package dev.bailiff.detectors.unusualmethod;

import org.jspecify.annotations.NullMarked;
