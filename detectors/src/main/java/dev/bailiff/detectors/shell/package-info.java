/** Reads a text as command lines of a shell, and says whether it is meant to be run by one. */
@NullMarked
package dev.bailiff.detectors.shell;

import org.jspecify.annotations.NullMarked;
