/** Finds request paths that ask for files and panels which are not meant for the public. */
@NullMarked
package dev.bailiff.detectors.sensitivepath;

import org.jspecify.annotations.NullMarked;
