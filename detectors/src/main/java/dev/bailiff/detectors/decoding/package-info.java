/** Turns a field of a request into the text that a program behind the server would see. */
@NullMarked
package dev.bailiff.detectors.decoding;

import org.jspecify.annotations.NullMarked;
