/** Finds requests that bend the protocol itself, so that two programs read them differently. */
@NullMarked
package dev.bailiff.detectors.protocolabuse;

import org.jspecify.annotations.NullMarked;
