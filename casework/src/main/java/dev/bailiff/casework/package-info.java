/** What follows from decisions: the way from what a rule asks for to what is done about it. */
@NullMarked
package dev.bailiff.casework;

import org.jspecify.annotations.NullMarked;
