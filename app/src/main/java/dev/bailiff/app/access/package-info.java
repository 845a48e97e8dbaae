/** Who asks, and whether they may. */
@NullMarked
package dev.bailiff.app.access;

import org.jspecify.annotations.NullMarked;
