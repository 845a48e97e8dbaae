/** The cases on file, in the database. */
@NullMarked
package dev.bailiff.casework.docket;

import org.jspecify.annotations.NullMarked;
