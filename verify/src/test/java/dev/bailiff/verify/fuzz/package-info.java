/** Gives the inspection of requests what nobody would send, and finds where it fails or is slow. */
@NullMarked
package dev.bailiff.verify.fuzz;

import org.jspecify.annotations.NullMarked;
