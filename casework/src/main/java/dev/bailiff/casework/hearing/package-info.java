/** The appeals on file, in the database. */
@NullMarked
package dev.bailiff.casework.hearing;

import org.jspecify.annotations.NullMarked;
