/** Recognises addresses that only the server itself can reach, however they are written. */
@NullMarked
package dev.bailiff.detectors.address;

import org.jspecify.annotations.NullMarked;
