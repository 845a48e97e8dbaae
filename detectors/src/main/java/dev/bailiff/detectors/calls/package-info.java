/** Recognises calls of functions of PHP by their names. */
@NullMarked
package dev.bailiff.detectors.calls;

import org.jspecify.annotations.NullMarked;
