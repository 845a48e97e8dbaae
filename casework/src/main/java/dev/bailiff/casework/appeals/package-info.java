/** Contests of decisions by those they are about: until when, heard by whom, with what outcome. */
@NullMarked
package dev.bailiff.casework.appeals;

import org.jspecify.annotations.NullMarked;
