/** The program: its entry point. */
@NullMarked
package dev.bailiff.app;

import org.jspecify.annotations.NullMarked;
