/** What happened, as validated and immutable values with a catalogue of every known type. */
@NullMarked
package dev.bailiff.core.event;

import org.jspecify.annotations.NullMarked;
