/** Deciding events: the engine in two steps, and the decision with its full record. */
@NullMarked
package dev.bailiff.core.decision;

import org.jspecify.annotations.NullMarked;
