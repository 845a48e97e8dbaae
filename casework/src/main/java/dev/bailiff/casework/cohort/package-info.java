/** Taking back everything that a rule did in a time. */
@NullMarked
package dev.bailiff.casework.cohort;

import org.jspecify.annotations.NullMarked;
