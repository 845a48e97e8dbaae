/** Express permissions: who gave which to whom, and what they were used for. */
@NullMarked
package dev.bailiff.casework.permits;

import org.jspecify.annotations.NullMarked;
