/** The next step against whom, given the steps that went before. */
@NullMarked
package dev.bailiff.casework.ladder;

import org.jspecify.annotations.NullMarked;
