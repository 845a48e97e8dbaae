/** Copies all that an embedded service keeps, while it runs, and puts a copy in place. */
@NullMarked
package dev.bailiff.app.backup;

import org.jspecify.annotations.NullMarked;
