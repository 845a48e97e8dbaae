/** Finds recorded events by a condition in the language of rules. */
@NullMarked
package dev.bailiff.app.search;

import org.jspecify.annotations.NullMarked;
