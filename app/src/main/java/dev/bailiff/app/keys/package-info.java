/** The commands that make and end keys of a running service. */
@NullMarked
package dev.bailiff.app.keys;

import org.jspecify.annotations.NullMarked;
