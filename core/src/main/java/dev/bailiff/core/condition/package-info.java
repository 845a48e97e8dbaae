/** What compiled conditions are and what they read while one event is decided. */
@NullMarked
package dev.bailiff.core.condition;

import org.jspecify.annotations.NullMarked;
