/** Recognises markup and script in a value that would be shown to others. */
@NullMarked
package dev.bailiff.detectors.markup;

import org.jspecify.annotations.NullMarked;
