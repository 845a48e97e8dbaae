/** Takes over rules that were written for other programs. */
@NullMarked
package dev.bailiff.app.imports;

import org.jspecify.annotations.NullMarked;
