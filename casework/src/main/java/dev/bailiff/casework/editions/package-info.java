/** The texts of policies that were proposed, tried and published. */
@NullMarked
package dev.bailiff.casework.editions;

import org.jspecify.annotations.NullMarked;
