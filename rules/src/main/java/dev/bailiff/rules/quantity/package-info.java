/** Durations, sizes and budgets as policies write them. */
@NullMarked
package dev.bailiff.rules.quantity;

import org.jspecify.annotations.NullMarked;
