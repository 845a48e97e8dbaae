/** Scores the shipped policy on invented days whose lines say who is behind them. */
@NullMarked
package dev.bailiff.verify.day;

import org.jspecify.annotations.NullMarked;
