/** The list of every detector. */
@NullMarked
package dev.bailiff.detectors;

import org.jspecify.annotations.NullMarked;
