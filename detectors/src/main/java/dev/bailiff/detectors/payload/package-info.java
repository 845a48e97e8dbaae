/**
 * Finds attack strings in the parts of a request that a client writes freely.
 *
 * <p>A first, simple detector. It knows text and not what a field is for, so a JSON or multipart
 * body, which may hold prose or code that is never run, scores half.
 */
@NullMarked
package dev.bailiff.detectors.payload;

import org.jspecify.annotations.NullMarked;
