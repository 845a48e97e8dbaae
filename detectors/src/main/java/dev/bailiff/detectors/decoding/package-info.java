/**
 * Turns a part of a request into the text that a program behind the server would see: escapes of
 * the format around it, percent signs, entities, escapes of programming languages, base64.
 */
@NullMarked
package dev.bailiff.detectors.decoding;

import org.jspecify.annotations.NullMarked;
