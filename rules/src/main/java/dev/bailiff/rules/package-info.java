/** Turns policy folders into compiled policies, or into problems with their places. */
@NullMarked
package dev.bailiff.rules;

import org.jspecify.annotations.NullMarked;
