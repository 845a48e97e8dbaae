/** The executable. */
@NullMarked
package dev.bailiff.app;

import org.jspecify.annotations.NullMarked;
