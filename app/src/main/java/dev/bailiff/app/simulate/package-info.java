/** Invents the access log of a busy day from a seed, with a label on every line. */
@NullMarked
package dev.bailiff.app.simulate;

import org.jspecify.annotations.NullMarked;
