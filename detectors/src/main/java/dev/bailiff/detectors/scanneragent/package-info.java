/** Finds agent strings by which vulnerability scanners and attack tools name themselves. */
@NullMarked
package dev.bailiff.detectors.scanneragent;

import org.jspecify.annotations.NullMarked;
