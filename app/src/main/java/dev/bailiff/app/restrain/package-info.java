/** Holds rules back in a running service. */
@NullMarked
package dev.bailiff.app.restrain;

import org.jspecify.annotations.NullMarked;
