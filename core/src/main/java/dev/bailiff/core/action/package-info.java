/** What a decision can ask for: verdicts for a caller who waits, and actions as values. */
@NullMarked
package dev.bailiff.core.action;

import org.jspecify.annotations.NullMarked;
