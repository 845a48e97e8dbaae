/** Finds agent strings by which crawlers name themselves. */
@NullMarked
package dev.bailiff.detectors.declaredbot;

import org.jspecify.annotations.NullMarked;
