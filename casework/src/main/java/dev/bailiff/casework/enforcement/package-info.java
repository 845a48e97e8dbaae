/** Actions carried out: what is in force against whom, since when, until when and why. */
@NullMarked
package dev.bailiff.casework.enforcement;

import org.jspecify.annotations.NullMarked;
